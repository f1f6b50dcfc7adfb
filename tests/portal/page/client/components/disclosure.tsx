import {
  Children as Each,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react';

type Children = { children?: ReactNode };

type AccordionProps = Children & {
  title: string;
  open?: boolean;
  defaultOpen?: boolean;
  onClick?: () => void;
};

export function Accordion({ title, open, defaultOpen = false, onClick, children }: AccordionProps) {
  const [isOpen, setOpen] = useState(defaultOpen);
  const shown = open ?? isOpen;
  return (
    <section className="accordion">
      <button
        className="accordion__title"
        aria-expanded={shown}
        onClick={() => {
          setOpen(!shown);
          onClick?.();
        }}
      >
        {title}
      </button>
      {shown && <div className="accordion__body">{children}</div>}
    </section>
  );
}

type TabId = string | number;
type TabProps = Children & { tabId?: TabId; title?: string; disabled?: boolean };

/** Carries its properties to {@link Tabs}, which draws it. */
export function Tab({ children }: TabProps) {
  return <>{children}</>;
}

type TabsProps = Children & {
  selected?: TabId;
  defaultSelected?: TabId;
  onSelectedChange?: (id: TabId) => void;
};

type RemoteChild = { component: { type: string; props: TabProps; id: string } };

/** The children are remote components: their own properties say what they are called. */
export function Tabs({ selected, defaultSelected, onSelectedChange, children }: TabsProps) {
  const tabs = Each.toArray(children).filter((each): each is ReactElement<RemoteChild> =>
    isValidElement(each),
  );
  const idOf = (each: ReactElement<RemoteChild>, index: number) =>
    each.props.component.props.tabId ?? index;
  const [own, setOwn] = useState<TabId | undefined>(defaultSelected);
  const first = tabs[0] === undefined ? undefined : idOf(tabs[0], 0);
  const current = selected ?? own ?? first;
  return (
    <div>
      <div className="tabs" role="tablist">
        {tabs.map((each, index) => {
          const id = idOf(each, index);
          const { title, disabled } = each.props.component.props;
          return (
            <button
              key={id}
              role="tab"
              className="tabs__tab"
              aria-selected={id === current}
              disabled={disabled}
              onClick={() => {
                setOwn(id);
                onSelectedChange?.(id);
              }}
            >
              {title}
            </button>
          );
        })}
      </div>
      <div role="tabpanel">{tabs.filter((each, index) => idOf(each, index) === current)}</div>
    </div>
  );
}
