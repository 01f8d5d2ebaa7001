const FEN_OF_WAN = 1_000_000;
const FEN_OF_YI = 10_000 * FEN_OF_WAN;

/** An amount as a person says it: `12.7 万元`. */
export function amountInWords(fen: number): string {
  if (fen >= FEN_OF_YI) return `${grouped(fen / FEN_OF_YI, 2)} 亿元`;
  return fen >= FEN_OF_WAN ? `${grouped(fen / FEN_OF_WAN, 1)} 万元` : `${grouped(fen / 100, 2)} 元`;
}

/** The same signs wherever it runs, in the server and in any browser. */
export function grouped(value: number, decimals: number): string {
  const [whole, part] = value.toFixed(decimals).split('.') as [string, string?];
  const rest = part?.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}
