import { amplitudeAnalytics } from './adapters/analytics/amplitude/amplitude.ts';
import { mixpanelAnalytics } from './adapters/analytics/mixpanel/mixpanel.ts';
import { posthogAnalytics } from './adapters/analytics/posthog/posthog.ts';
import { bigqueryEngine } from './adapters/analytics/sql/engines/bigquery.ts';
import { databricksEngine } from './adapters/analytics/sql/engines/databricks.ts';
import { postgresEngine } from './adapters/analytics/sql/engines/postgres.ts';
import { snowflakeEngine } from './adapters/analytics/sql/engines/snowflake.ts';
import { sqlAnalytics } from './adapters/analytics/sql/sql-analytics.ts';
import type { Configuration } from './config/configuration.ts';
import type { SourceSecrets } from './config/source-secrets.ts';
import type { SourceConfiguration } from './config/usage-sources.ts';
import type { Analytics } from './ports/analytics.ts';
import { keptDetails } from './usage/kept-details.ts';

/** A source of the configuration, ready to be asked. */
export type OpenSource = { source: SourceConfiguration; analytics: Analytics };

/**
 * The sources of the configuration. Nothing is connected before it is asked.
 *
 * @throws {UserError} for a query that does more than read, or a secret of another form.
 */
export function openSources(
  configuration: Configuration,
  secrets: SourceSecrets,
): readonly OpenSource[] {
  return configuration.usage.sources.map((source) => ({
    source,
    analytics: openAnalytics(source, secrets.get(source.name) ?? null, configuration),
  }));
}

function openAnalytics(
  source: SourceConfiguration,
  secret: string | null,
  configuration: Configuration,
): Analytics {
  const given = secret ?? '';
  switch (source.type) {
    case 'posthog': {
      const { exclude, identity } = configuration.usage;
      const { users, emailDomains, events } = exclude;
      const excluded = { users, emailDomains, events, byEmailDomain: identity.emailDomain };
      const numbers = [...new Set([...keptDetails(configuration).numbers.values()].flat())];
      return posthogAnalytics({ source, key: given, excluded, numbers });
    }
    case 'mixpanel':
      return mixpanelAnalytics({ source, secret: given, now: Date.now });
    case 'amplitude':
      return amplitudeAnalytics({ source, secret: given, now: Date.now });
    case 'postgres':
      return sqlAnalytics(source, postgresEngine(given, source.secretFrom));
    case 'snowflake':
      return sqlAnalytics(source, snowflakeEngine(source, given));
    case 'bigquery':
      return sqlAnalytics(source, bigqueryEngine(source, secret));
    case 'databricks':
      return sqlAnalytics(source, databricksEngine(source, given));
  }
}
