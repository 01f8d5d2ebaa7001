import type { PlainDate } from '../date/index.js';
import { digits } from './serial-digits.js';

/** `640122102` + `N` + YYMM + four-digit serial of the township and month. Source: rules §9.9. */
export function projectNumber(townCode: string, date: PlainDate, serial: number): string {
  if (!/^\d{9}$/.test(townCode)) throw new Error(`a township code has nine digits: ${townCode}`);
  return `${townCode}N${date.slice(2, 4)}${date.slice(5, 7)}${digits(serial, 4)}`;
}

export function lotNumber(projectNo: string, lot: number): string {
  return `${projectNo}-${lot}`;
}

export function contractNumber(lotNo: string, serial: number): string {
  return `${lotNo}-HT${digits(serial, 2)}`;
}

/** `…-1-QR01` */
export function confirmationNumber(lotNo: string, serial: number): string {
  return `${lotNo}-QR${digits(serial, 2)}`;
}

/** `…-1-XS01` */
export function minutesNumber(lotNo: string, serial: number): string {
  return `${lotNo}-XS${digits(serial, 2)}`;
}

/** `…-1-YY01` */
export function objectionNumber(lotNo: string, serial: number): string {
  return `${lotNo}-YY${digits(serial, 2)}`;
}

export function noticeNumber(projectNo: string, serial: number): string {
  return `${projectNo}-GG${digits(serial, 2)}`;
}

/** `HLNQ·2026·T01·0001-001` */
export function archiveNumber(year: number, typeCode: string, serial: number): string {
  return `HLNQ·${year}·${typeCode}·${digits(serial, 4)}-001`;
}
