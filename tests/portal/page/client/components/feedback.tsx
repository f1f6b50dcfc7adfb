import type { ReactNode } from 'react';

type Children = { children?: ReactNode };

export function Alert({
  title,
  variant = 'info',
  children,
}: Children & { title: string; variant?: string }) {
  return (
    <div className={`notice notice--${variant}`} role="alert">
      <strong>{title}</strong>
      <div>{children}</div>
    </div>
  );
}

export function EmptyState({ title, children }: Children & { title?: string }) {
  return (
    <div className="state">
      <div className="state__picture" aria-hidden="true" />
      <h2 className="heading">{title ?? 'Nothing to see here'}</h2>
      {children}
    </div>
  );
}

export function ErrorState({ title, children }: Children & { title?: string }) {
  return (
    <div className="state state--error" role="alert">
      <h2 className="heading">{title ?? 'Something went wrong'}</h2>
      {children}
    </div>
  );
}

type LoadingSpinnerProps = { label: string; showLabel?: boolean; layout?: string };

export function LoadingSpinner({ label, showLabel, layout }: LoadingSpinnerProps) {
  return (
    <div className={`spinner${layout === 'centered' ? ' spinner--centered' : ''}`} role="status">
      <span className="spinner__wheel" aria-hidden="true" />
      <span className={showLabel ? '' : 'visually-hidden'}>{label}</span>
    </div>
  );
}

type ProgressBarProps = {
  title?: string;
  value?: number;
  maxValue?: number;
  showPercentage?: boolean;
  valueDescription?: string;
  'aria-label'?: string;
};

export function ProgressBar({
  title,
  value = 0,
  maxValue = 100,
  valueDescription,
  ...rest
}: ProgressBarProps) {
  return (
    <div className="progress">
      {title !== undefined && <small>{title}</small>}
      <progress aria-label={rest['aria-label'] ?? title} value={value} max={maxValue} />
      {valueDescription !== undefined && <small>{valueDescription}</small>}
    </div>
  );
}
