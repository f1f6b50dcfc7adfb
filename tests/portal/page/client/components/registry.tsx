import { createController } from '@remote-ui/react/host';
import type { ComponentType, ReactNode } from 'react';

import { Accordion, Button } from './controls.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner, ProgressBar } from './feedback.tsx';
import { AutoGrid, Box, Divider, Flex, Inline, Tile } from './layout.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from './table.tsx';
import {
  DescriptionList,
  DescriptionListItem,
  Heading,
  Link,
  StatusTag,
  Tag,
  Text,
} from './text.tsx';

const drawn = createController({
  Accordion,
  Alert,
  AutoGrid,
  Box,
  Button,
  DescriptionList,
  DescriptionListItem,
  Divider,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  Inline,
  Link,
  LoadingButton: Button,
  LoadingSpinner,
  ProgressBar,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
  Tile,
});

const undrawn = new Map<string, ComponentType>();

/** HubSpot's components as this page draws them; one that it does not draw shows its children, and its name to whoever inspects it. */
export const cardComponents: typeof drawn = {
  ...drawn,
  get: (type) => {
    try {
      return drawn.get(type);
    } catch {
      const component = undrawn.get(type) ?? undrawnComponent(type);
      undrawn.set(type, component);
      return component as ReturnType<typeof drawn.get>;
    }
  },
};

function undrawnComponent(type: string) {
  return function Undrawn({ children }: { children?: ReactNode }) {
    return <div data-undrawn={type}>{children}</div>;
  };
}
