/** What a browser keeps for a page, in memory. */
export class KeptStorage implements Storage {
  private readonly kept = new Map<string, string>();

  get length(): number {
    return this.kept.size;
  }
  clear(): void {
    this.kept.clear();
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

/** Gives a spec's page its own; returns it. */
export function giveStorage(name: 'localStorage' | 'sessionStorage'): KeptStorage {
  const storage = new KeptStorage();
  Object.defineProperty(globalThis, name, { value: storage, configurable: true, writable: true });
  return storage;
}
