export function digits(value: number, width: number): string {
  if (!Number.isInteger(value) || value < 1 || value >= 10 ** width) {
    throw new Error(`a serial of ${width} digits cannot be ${value}`);
  }
  return String(value).padStart(width, '0');
}
