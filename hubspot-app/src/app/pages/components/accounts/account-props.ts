import type { PortfolioAccount } from '@attain/shared/contract/portfolio/accounts';
import type { Formats } from '@attain/ui/words/formats';

/** What row and panel of an account are drawn from. */
export type AccountProps = {
  account: PortfolioAccount;
  today: string;
  currency: string | null;
  format: Formats;
  portalId: number;
};
