const PREFIX = 'urn:iso:std:iso:20022:tech:xsd:';

/** The messages of ISO 20022 that are read, and by which elements one comes to their lines. */
export const ISO_FORMS = {
  'camt.053.001.08': { lines: ['Document', 'BkToCstmrStmt', 'Stmt', 'Ntry'] },
  'camt.054.001.08': { lines: ['Document', 'BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'Ntry'] },
  'pain.002.001.11': { lines: ['Document', 'CstmrPmtStsRpt', 'OrgnlPmtInfAndSts', 'TxInfAndSts'] },
} as const;

export type IsoForm = keyof typeof ISO_FORMS;

export function namespaceOf(form: string): string {
  return PREFIX + form;
}

/** The message that a document says it is, by its namespaces; whatever it says where it is none of ours. */
export function formOf(attributes: Readonly<Record<string, string>>): string {
  const namespaces = Object.entries(attributes)
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([, value]) => value);
  return namespaces.find((value) => value.startsWith(PREFIX))?.slice(PREFIX.length) ?? '';
}

export function isIsoForm(form: string): form is IsoForm {
  return Object.hasOwn(ISO_FORMS, form);
}
