import { drawPaper } from '../kernel/paper/draw-paper.js';
import { Glyphs } from '../kernel/paper/glyphs.js';
import { Paper, type PaperOptions } from '../kernel/paper/index.js';

const fontsDir = 'dist/assets/fonts';
let glyphs: Glyphs | undefined;

/** An empty paper, for what is to be looked at without a platform. */
export function emptyPaper(title: string, more: Partial<PaperOptions> = {}): Paper {
  glyphs ??= new Glyphs(fontsDir);
  return new Paper(
    {
      title,
      no: '640122102N26110001-1',
      fontsDir,
      madeAt: new Date('2026-11-02T01:00:00Z'),
      checkUrl: 'https://hl.example/verify/HLNQ-2026-000001-N?h=0123456789abcdef',
      ...more,
    },
    glyphs,
  );
}

/** The file of a paper, drawn here and now. */
export function drawn(paper: Paper): Promise<Buffer> {
  return drawPaper(paper.script());
}
