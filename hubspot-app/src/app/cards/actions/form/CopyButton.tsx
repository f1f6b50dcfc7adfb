import { Button, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';

type CopyButtonProps = {
  /** "link", after "Copy". */
  what: string;
  text: string;
  size?: 'xs' | 'md';
};

/** A browser may forbid copying; what is shown can then be copied by hand. */
export function CopyButton({ what, text, size = 'md' }: CopyButtonProps) {
  const { copyTextToClipboard } = useExtensionActions<'crm.record.tab'>();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () => {
    copyTextToClipboard(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  };
  return (
    <>
      <Button variant="secondary" size={size} onClick={copy}>
        {copied === 'yes' ? 'Copied' : `Copy ${what}`}
      </Button>
      {copied === 'no' && (
        <Text>The browser does not allow copying: mark the {what} and copy it.</Text>
      )}
    </>
  );
}
