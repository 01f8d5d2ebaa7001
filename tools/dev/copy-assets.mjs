// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** The fonts that papers embed: whole Chinese character sets, copied out of their packages. */
/** @type {[string, string][]} */
const FONTS = [
  ['@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'NotoSansSC-Regular.ttf'],
  ['@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', 'NotoSansSC-Bold.ttf'],
  ['@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', 'NotoSerifSC-Bold.ttf'],
];

fs.mkdirSync('dist/assets/fonts', { recursive: true });
for (const [source, target] of FONTS) {
  fs.copyFileSync(path.join('node_modules', source), path.join('dist/assets/fonts', target));
}
