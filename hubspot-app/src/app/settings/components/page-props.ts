import type { Formats } from '@attain/ui/words/formats';

import type { SettingsApi } from '../data/settings-api.ts';

export type PageProps = {
  api: SettingsApi;
  format: Formats;
  /** Of whoever reads the page. */
  userId: string;
  copy: (text: string) => Promise<unknown>;
};
