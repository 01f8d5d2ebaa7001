/** SQL that says a code of a column by its name. */
export const inWords = (column: string, names: Readonly<Record<string, string>>) =>
  `case ${column} ${Object.entries(names)
    .map(([code, name]) => `when '${code}' then '${name}'`)
    .join(' ')} else ${column} end`;
