import { useLoaded } from '@attain/ui/hooks/useLoaded';
import { LoadingSpinner } from '@hubspot/ui-extensions';

import { Editor } from './Editor.tsx';
import { Failed } from './Failed.tsx';
import type { PageProps } from './page-props.ts';

/** Chooses the face: loading, failed, ready. */
export function SettingsPage(props: PageProps) {
  const loaded = useLoaded('settings', props.api.settings);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading settings" showLabel={true} layout="centered" />;
  }
  if (loaded.status === 'failed') {
    return <Failed what="The settings" error={loaded.error} retry={loaded.retry} />;
  }
  return <Editor {...props} settings={loaded.value} reload={loaded.retry} />;
}
