export type PropertyOption = {
  label: string;
  value: string;
  displayOrder: number;
  hidden: boolean;
  description?: string | undefined;
};

/** A property definition as the Properties API answers it. */
export type PropertyDefinition = {
  name: string;
  label: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool' | 'phone_number';
  fieldType: string;
  description: string;
  groupName: string;
  options: PropertyOption[];
  displayOrder: number;
  calculated: boolean;
  externalOptions: boolean;
  hasUniqueValue: boolean;
  hidden: boolean;
  formField: boolean;
  dataSensitivity: string;
  modificationMetadata: {
    archivable: boolean;
    readOnlyDefinition: boolean;
    readOnlyValue: boolean;
    readOnlyOptions?: boolean;
  };
  hubspotDefined?: boolean;
  createdAt?: string;
  updatedAt?: string;
  createdUserId?: string;
  updatedUserId?: string;
  archived?: boolean;
  archivedAt?: string;
  calculationFormula?: string;
  numberDisplayHint?: string;
  showCurrencySymbol?: boolean;
  currencyPropertyName?: string;
  referencedObjectType?: string;
};

export type PropertyGroup = {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
};
