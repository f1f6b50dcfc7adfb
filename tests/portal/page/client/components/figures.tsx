import type { ReactNode } from 'react';

type Children = { children?: ReactNode };

export function Statistics({ children }: Children) {
  return <div className="statistics">{children}</div>;
}

export function StatisticsItem({
  label,
  number,
  children,
}: Children & { label: string; number: string | number }) {
  return (
    <div className="statistics__item">
      <small>{label}</small>
      <strong>{number}</strong>
      {children}
    </div>
  );
}

export function StatisticsTrend({ value, direction }: { value: string; direction: string }) {
  return (
    <small>
      <span aria-hidden="true">{direction === 'increase' ? '▲' : '▼'}</span>
      <span className="visually-hidden">{direction}</span> {value}
    </small>
  );
}

export function ScoreCircle({ score }: { score: number }) {
  return (
    <span className="score-circle" role="img" aria-label={`Score ${score} of 100`}>
      {score}
    </span>
  );
}

type StepIndicatorProps = { stepNames?: string[]; currentStep?: number };

export function StepIndicator({ stepNames = [], currentStep = 0 }: StepIndicatorProps) {
  return (
    <ol className="steps">
      {stepNames.map((name, index) => (
        <li
          key={name}
          data-done={index < currentStep}
          {...(index === currentStep ? { 'aria-current': 'step' as const } : {})}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

export function Icon({ name, screenReaderText }: { name: string; screenReaderText?: string }) {
  return (
    <span className="icon" title={name}>
      {screenReaderText !== undefined && (
        <span className="visually-hidden">{screenReaderText}</span>
      )}
      ●
    </span>
  );
}

export function Nothing() {
  return null;
}

export function List({ variant = 'unordered', children }: Children & { variant?: string }) {
  const items = (Array.isArray(children) ? children : [children]) as ReactNode[];
  const Element = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={`list list--${variant}`}>
      {items.map((each, index) => (
        <li key={index}>{each}</li>
      ))}
    </Element>
  );
}

export function Tooltip({ children }: Children) {
  return <span>{children}</span>;
}
