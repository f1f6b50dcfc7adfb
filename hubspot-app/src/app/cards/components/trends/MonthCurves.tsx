import type { AccountView } from '@attain/shared/contract/account-view';
import { Flex, LineChart, Text } from '@hubspot/ui-extensions';

import { Section } from '../Section.tsx';
import { monthRows } from './month-rows.ts';

type Months = NonNullable<AccountView['present']>['months'];

const SCORES = { health: 'Health', success: 'Success score', attainment: 'Agreements attained, %' };
const MONEY = { confirmed: 'Confirmed', estimated: 'Estimated' };

/** How health, success, attainment and value stood at the end of each month. */
export function MonthCurves({ months, currency }: { months: Months; currency: string }) {
  const scores = monthRows(months, SCORES);
  const money = monthRows(months, MONEY);
  return (
    <Section title="Month by month">
      {months.days.length < 2 ? (
        <Text>There is one month of figures so far: curves begin with the second.</Text>
      ) : (
        <Flex direction="column" gap="sm">
          {scores.length > 0 && <Curves title="Scores, 0 to 100" rows={scores} unit="0 to 100" />}
          {money.length > 0 && (
            <Curves title={`Value to date, ${currency}`} rows={money} unit={currency} />
          )}
        </Flex>
      )}
    </Section>
  );
}

type CurvesProps = { title: string; rows: ReturnType<typeof monthRows>; unit: string };

function Curves({ title, rows, unit }: CurvesProps) {
  return (
    <LineChart
      data={rows}
      axes={{
        x: { field: 'day', fieldType: 'datetime', label: 'Month' },
        y: { field: 'value', fieldType: 'linear', label: unit },
        options: { groupFieldByColor: 'line' },
      }}
      options={{ title, showLegend: true }}
    />
  );
}
