import { createController } from '@remote-ui/react/host';
import type { ComponentType, ReactNode } from 'react';

import {
  Button,
  ButtonRow,
  CrmActionButton,
  Dropdown,
  DropdownButtonItem,
  Link,
  LoadingButton,
} from './buttons.tsx';
import { BarChart, LineChart } from './charts.tsx';
import {
  Checkbox,
  Form,
  MultiSelect,
  RadioButton,
  Select,
  Toggle,
  ToggleGroup,
} from './choices.tsx';
import { Accordion, Tab, Tabs } from './disclosure.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner, ProgressBar } from './feedback.tsx';
import {
  Icon,
  List,
  Nothing,
  ScoreCircle,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StepIndicator,
  Tooltip,
} from './figures.tsx';
import { DateInput, Input, NumberInput, SearchInput, TextArea } from './inputs.tsx';
import { AutoGrid, Box, Divider, Flex, Inline, Tile } from './layout.tsx';
import { Modal, OverlayBody, OverlayFooter, Panel, PanelSection } from './overlay.tsx';
import {
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageHeader,
  PageHeaderLink,
  PageLink,
  PageTitle,
} from './pages.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from './table.tsx';
import { DescriptionList, DescriptionListItem, Heading, StatusTag, Tag, Text } from './text.tsx';

const drawn = createController({
  Accordion,
  Alert,
  AutoGrid,
  BarChart,
  Box,
  Button,
  ButtonRow,
  Checkbox,
  CrmActionButton,
  CrmActionLink: CrmActionButton,
  CurrencyInput: NumberInput,
  DateInput,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  DropdownButtonItem,
  EmptyState,
  ErrorState,
  Flex,
  Form,
  Heading,
  Icon,
  Illustration: Nothing,
  Inline,
  Input,
  LineChart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  Modal,
  ModalBody: OverlayBody,
  ModalFooter: OverlayFooter,
  MultiSelect,
  NumberInput,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink: PageLink,
  PageHeader,
  PageHeaderLink,
  PageHeaderPageLink: PageLink,
  PageHeaderPrimaryAction: Box,
  PageHeaderSecondaryActions: Box,
  PageLink,
  PageTitle,
  Panel,
  PanelBody: OverlayBody,
  PanelFooter: OverlayFooter,
  PanelSection,
  ProgressBar,
  RadioButton,
  ScoreCircle,
  SearchInput,
  Select,
  Spacer: Nothing,
  Stack: Flex,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  StepperInput: NumberInput,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  TextArea,
  Textarea: TextArea,
  Tile,
  Toggle,
  ToggleGroup,
  Tooltip,
});

const undrawn = new Map<string, ComponentType>();

/** HubSpot's components as this page draws them; one that it does not draw shows its children, and its name to whoever inspects it. */
export const hubspotComponents: typeof drawn = {
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
