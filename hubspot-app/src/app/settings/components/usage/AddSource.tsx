import { Button, Flex, Input } from '@hubspot/ui-extensions';
import { useState } from 'react';

const NAME = /^[a-z0-9][a-z0-9_-]{0,39}$/;

export function AddSource({
  isReadOnly,
  add,
}: {
  isReadOnly: boolean;
  add: (name: string) => void;
}) {
  const [name, setName] = useState('');
  const isWrong = name !== '' && !NAME.test(name);
  return (
    <Flex direction="row" gap="sm" align="end">
      <Input
        label="New source"
        name="new-source"
        placeholder="web-app"
        value={name}
        error={isWrong}
        {...(isWrong ? { validationMessage: 'Use up to 40 small letters, digits, - and _' } : {})}
        onInput={setName}
        onChange={setName}
      />
      <Button
        size="sm"
        variant="secondary"
        testId="add-source"
        disabled={isReadOnly || name === '' || isWrong}
        onClick={() => {
          add(name);
          setName('');
        }}
      >
        Add source
      </Button>
    </Flex>
  );
}
