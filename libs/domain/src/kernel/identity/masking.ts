/** What the public sees of a person: the family name and stars. Organisations are named in full. */
export function maskName(name: string): string {
  const compound = [
    '欧阳',
    '上官',
    '司马',
    '诸葛',
    '司徒',
    '尉迟',
    '夏侯',
    '皇甫',
    '慕容',
    '令狐',
    '长孙',
    '宇文',
  ];
  // A rare character is one, however it is written.
  const characters = [...name];
  const isCompound = characters.length > 2 && compound.includes(name.slice(0, 2));
  const family = characters.slice(0, isCompound ? 2 : 1);
  return family.join('') + '*'.repeat(Math.max(1, characters.length - family.length));
}

/** `640122********1234` */
export function maskIdNumber(text: string): string {
  return text.length < 10 ? '*'.repeat(text.length) : `${text.slice(0, 6)}********${text.slice(-4)}`;
}

/** `138****5678` */
export function maskPhone(text: string): string {
  return text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 3)}****${text.slice(-4)}`;
}

/** `************1234` */
export function maskBankAccount(text: string): string {
  return `************${text.slice(-4)}`;
}

/** A certificate number for the public: the first six and last four characters. */
export function maskCertificateNo(text: string): string {
  return text.length < 12 ? text : `${text.slice(0, 6)}****${text.slice(-4)}`;
}
