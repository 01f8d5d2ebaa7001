import type { IssuerArrivalView, IssuerPlaceView, Problem } from '@helan/contracts';
import type { TestPerson } from './test-person.js';

export interface Issuer {
  readonly url: string;
  readonly settings: Record<string, string>;
  readonly stop: () => Promise<void>;
}

const MAKER: string = '../../../../tools/issuer/issuer.mjs';

/** Somebody whom an issuer knows. */
export interface IssuedPerson {
  readonly sub: string;
  readonly name: string;
  readonly id_number: string;
  readonly phone_number: string;
  readonly level: 'L1' | 'L3';
  readonly remark: string;
}

/** The issuer of the demonstration, for a platform at an address; it knows other people where they are named. */
export async function startIssuer(platformUrl: string, people?: readonly IssuedPerson[]): Promise<Issuer> {
  const { startIssuer: start } = (await import(MAKER)) as {
    startIssuer: (options: {
      platformUrl: string;
      people?: readonly IssuedPerson[] | undefined;
    }) => Promise<Issuer>;
  };
  return start({ platformUrl, people });
}

/** Goes to the issuer as a browser does, and chooses who one is there; returns what follows the question mark. */
export async function goToIssuer(person: TestPerson, sub: string, asked = {}): Promise<string> {
  const { url } = await person.post<IssuerPlaceView>('session/issuer', asked, 200);
  const jar = new Map<string, string>();
  let place = new URL(url);
  for (let step = 0; step < 8; step += 1) {
    const response = await fetch(place, {
      redirect: 'manual',
      headers: { cookie: [...jar.values()].join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.split('=')[0]!, pair);
    }
    await response.arrayBuffer();
    const next = response.headers.get('location');
    if (next) place = new URL(next, place);
    else place.searchParams.set('sub', sub);
    if (place.pathname === '/login/issuer') return place.search.slice(1);
  }
  throw new Error(`the issuer does not come to an end: ${place.href}`);
}

export async function enterByIssuer(person: TestPerson, sub: string, asked = {}): Promise<IssuerArrivalView> {
  const search = await goToIssuer(person, sub, asked);
  const arrival = await person.post<IssuerArrivalView>('session/issuer/answer', { search }, 200);
  await person.get('session');
  return arrival;
}

export async function refusedByIssuer(person: TestPerson, sub: string): Promise<Problem> {
  const search = await goToIssuer(person, sub);
  return person.refused('post', 'session/issuer/answer', { search });
}
