/** In the order in which they are looked for: whoever calls himself several is the first of them. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙手机'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Android/, '安卓手机或平板'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
];
const UNKNOWN = '没有说明的设备';

/** What a person knows his device by, without its versions: enough to say "not mine", too little to find it by. */
export function deviceWords(userAgent: string | undefined): string {
  const of = (words: typeof BROWSERS) => words.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [system, browser] = [of(SYSTEMS), of(BROWSERS)];
  if (!system) return browser ?? UNKNOWN;
  return browser ? `${system}上的 ${browser}` : system;
}

/** As `networkOf` has it whoever comes from the machine itself. */
const OWN_MACHINE = /^(127\.\d+\.\d+\.\d+|0:0:0:0::\/56)$/;

/** An address in a list of one's own sessions: enough to tell home from elsewhere. `fd00:…::/56` is a network already. */
export function placeWords(network: string): string {
  if (OWN_MACHINE.test(network)) return '平台所在的这台电脑';
  const v6 = /^([0-9a-f:]+)::\/56$/.exec(network)?.[1];
  if (v6) return `${v6} 开头的`;
  const v4 = /^(\d+\.\d+\.\d+)\.\d+$/.exec(network)?.[1];
  return v4 ? `${v4}.*` : network;
}
