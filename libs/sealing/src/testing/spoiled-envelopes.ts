import {
  type Content,
  type Purpose,
  closeEnvelope,
  contentOf,
  makeEnvelope,
  takeApart,
} from '../envelope.js';
import { makeKeyPair } from '../key-pair.js';
import { sealForLotKey } from '../lot-key.js';

/** Makes an envelope that is not as it should be, as somebody could who has written a page of his own. */
export type Spoil = (text: string, purpose: Purpose) => Promise<string>;

export const SPOILED = {
  'one share is of another key': withContent((content) => ({
    ...content,
    shares: [content.shares[0]!, content.shares[1]!, randomKey()],
  })),
  'each share is of another key': withContent((content) => ({
    ...content,
    shares: content.shares.map(randomKey),
  })),
  'two shares are taken for each other': withContent(({ shares: [first, second, third], ...content }) => ({
    ...content,
    shares: [second!, first!, third!],
  })),
  'one share is sealed for a stranger': sealedForStrangers(2),
  'two shares are sealed for strangers': sealedForStrangers(0, 1),
  'the shares are of another line': withContent(async (content) => ({
    ...content,
    // Any two still make one key, but not the line that is drawn from it.
    shares: (await contentOf(randomKey(), content.price)).shares,
  })),
  'the commitment is to another key': withContent((content) => ({ ...content, commitment: randomKey() })),
  'the one-time number is not drawn from the key': async (text: string, purpose: Purpose) => {
    const key = randomKey();
    return closeEnvelope(randomKey(), await contentOf(key, await priceOf(key, text, purpose)), purpose);
  },
  'it was sealed for another paddle': (text: string, { publicKeys, context }: Purpose) =>
    makeEnvelope(randomKey(), text, { publicKeys, context: `${context}0` }),
  'its signature is of another envelope': async (text: string, purpose: Purpose) => {
    const other = await makeEnvelope(randomKey(), text, purpose);
    return withField(7, () => other.split('.')[7]!)(text, purpose);
  },
  'its one-time point is none': withField(2, () => 'AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  'it is written in other letters': withField(1, (field) => otherLetters(field)),
  'a field is missing': withField(6, () => ''),
  'it is sealed as older lots were': async (text: string, { context }: Purpose) =>
    sealForLotKey(text, (await makeKeyPair()).publicKey, context),
  'a bit of the price is another': withContent(({ price, ...content }) => ({
    ...content,
    price: price.map((byte, index) => (index === 0 ? byte ^ 1 : byte)),
  })),
  'the price alone was sealed for another paddle': async (text: string, purpose: Purpose) => {
    const key = randomKey();
    const price = await priceOf(key, text, { ...purpose, context: `${purpose.context}0` });
    return closeEnvelope(key, await contentOf(key, price), purpose);
  },
  'what is sealed is no amount': (_text: string, purpose: Purpose) =>
    makeEnvelope(randomKey(), '62500', purpose),
} satisfies Record<string, Spoil>;

function randomKey() {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** A whole envelope with something of its content changed, closed and signed as it should be. */
function withContent(change: (content: Content) => Content | Promise<Content>): Spoil {
  return async (text, purpose) => {
    const key = randomKey();
    const content = await contentOf(key, await priceOf(key, text, purpose));
    return closeEnvelope(key, await change(content), purpose);
  };
}

function sealedForStrangers(...places: readonly number[]): Spoil {
  return async (text, { publicKeys, context }) => {
    const { publicKey } = await makeKeyPair();
    const others = publicKeys.map((own, index) => (places.includes(index) ? publicKey : own));
    return makeEnvelope(randomKey(), text, { publicKeys: others, context });
  };
}

/** A field of a whole envelope, by its place, as something else. */
function withField(place: number, change: (field: string) => string): Spoil {
  return async (text, purpose) => {
    const fields = (await makeEnvelope(randomKey(), text, purpose)).split('.');
    return fields.map((field, index) => (index === place ? change(field) : field)).join('.');
  };
}

async function priceOf(key: Uint8Array<ArrayBuffer>, text: string, purpose: Purpose) {
  return takeApart(await makeEnvelope(key, text, purpose))!.price;
}

/** The same bytes in base64 whose last letter carries bits that stand for nothing. */
function otherLetters(field: string): string {
  const at = field.indexOf('=') - 1;
  return `${field.slice(0, at)}${String.fromCharCode(field.charCodeAt(at) + 1)}${field.slice(at + 1)}`;
}
