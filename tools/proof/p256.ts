import { ECDH } from 'node:crypto';

/*
 * Points of P-256 added and multiplied as in SEC 1 §2.2.1: Node tells one coordinate of a product alone, and a proof
 * needs the whole point. Everything here is public, so that nothing has to take the same time.
 */

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
/** How many points the curve has. */
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Null is the point at infinity. */
export type Point = { readonly x: bigint; readonly y: bigint } | null;

export const BASE: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

/** A point of 33 bytes, compressed, or of 65; throws where these are none. */
export function readPoint(bytes: Buffer): Point {
  const whole = ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer;
  return { x: toNumber(whole.subarray(1, 33)), y: toNumber(whole.subarray(33)) };
}

/** 33 bytes; throws where the point is at infinity. */
export function writePoint(point: Point): Buffer {
  if (!point) throw new Error('the point at infinity has no bytes');
  return Buffer.concat([Buffer.from([point.y % 2n === 0n ? 2 : 3]), toThirtyTwo(point.x)]);
}

export function add(one: Point, other: Point): Point {
  return other ? toPoint(addTo(toFraction(one), other)) : one;
}

export function multiply(point: Point, by: bigint): Point {
  let sum = INFINITY;
  for (const bit of by.toString(2)) {
    sum = double(sum);
    if (bit === '1' && point) sum = addTo(sum, point);
  }
  return toPoint(sum);
}

/** x over z², y over z³: so that there is one division at the end, not one a step. At infinity z is zero. */
interface Fraction {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const INFINITY: Fraction = { x: 1n, y: 1n, z: 0n };

function toFraction(point: Point): Fraction {
  return point ? { ...point, z: 1n } : INFINITY;
}

function toPoint({ x, y, z }: Fraction): Point {
  if (z === 0n) return null;
  const over = inverse(z);
  return { x: modulo(x * over * over), y: modulo(y * modulo(over * over * over)) };
}

function double({ x, y, z }: Fraction): Fraction {
  const [square, ySquare] = [modulo(z * z), modulo(y * y)];
  const across = modulo(x * ySquare);
  const slope = modulo(3n * (x - square) * (x + square));
  const next = modulo(slope * slope - 8n * across);
  return {
    x: next,
    y: modulo(slope * (4n * across - next) - 8n * ySquare * ySquare),
    z: modulo(2n * y * z),
  };
}

function addTo(sum: Fraction, point: NonNullable<Point>): Fraction {
  const { x, y, z } = sum;
  if (z === 0n) return toFraction(point);
  const square = modulo(z * z);
  const run = modulo(point.x * square - x);
  const rise = modulo(point.y * modulo(square * z) - y);
  if (run === 0n) return rise === 0n ? double(sum) : INFINITY;
  const runSquare = modulo(run * run);
  const [cube, across] = [modulo(runSquare * run), modulo(x * runSquare)];
  const next = modulo(rise * rise - cube - 2n * across);
  return { x: next, y: modulo(rise * (across - next) - y * cube), z: modulo(z * run) };
}

export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

export function toThirtyTwo(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}

function modulo(number: bigint): bigint {
  const rest = number % P;
  return rest < 0n ? rest + P : rest;
}

/** By Euclid. */
function inverse(number: bigint): bigint {
  let [rest, next, before, now] = [P, modulo(number), 0n, 1n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next, before, now] = [next, rest - times * next, now, before - times * now];
  }
  return modulo(before);
}
