import type { ModestZip } from './modest-zip.js';
import { type XmlVisitor, readXml } from './xml.js';

const SHARED = 'xl/sharedStrings.xml';
/** No cell that is read may be longer than a tenth of this; what is cut off makes no difference. */
const LONGEST = 2_000;

/** Gathers a text of one or several runs, without the readings that stand above it. */
export class TextGatherer implements Required<Pick<XmlVisitor, 'open' | 'text' | 'close'>> {
  private value = '';
  private isText = false;
  private isReading = false;

  open(name: string): void {
    if (name === 'rPh') this.isReading = true;
    this.isText = name === 't' && !this.isReading;
  }

  text(text: string): void {
    if (this.isText && this.value.length < LONGEST) this.value += text.slice(0, LONGEST);
  }

  close(name: string): void {
    if (name === 'rPh') this.isReading = false;
    this.isText = false;
  }

  take(): string {
    const { value } = this;
    this.value = '';
    return unescape(value);
  }
}

/** Texts that cells name by their number. */
export async function readSharedTexts(zip: ModestZip): Promise<string[]> {
  if (!zip.has(SHARED)) return [];
  const texts: string[] = [];
  const gatherer = new TextGatherer();
  await readXml(zip.read(SHARED), {
    open: (name) => gatherer.open(name),
    text: (text) => gatherer.text(text),
    close(name) {
      gatherer.close(name);
      if (name === 'si') texts.push(gatherer.take());
    },
  });
  return texts;
}

/** Sheets write what XML cannot hold as `_x000B_`. */
function unescape(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
