const SEAL_RED = '#c8102e';
const ARC = Math.PI * 1.35;

/** The round seal of the center as vectors: ring, star, name along the arc, purpose below. */
export function drawSeal(
  doc: PDFKit.PDFDocument,
  centre: { x: number; y: number },
  radius: number,
  purpose: string,
): void {
  const { x, y } = centre;
  doc.save().opacity(0.85).lineWidth(2.2).strokeColor(SEAL_RED).fillColor(SEAL_RED);
  doc.circle(x, y, radius).stroke();
  doc.polygon(...starPoints(x, y, radius * 0.32)).fill();
  drawArcText(doc, centre, radius, '贺兰县农村产权流转服务中心');
  doc.font('body').fontSize(radius * 0.17);
  doc.text(purpose, x - doc.widthOfString(purpose) / 2, y + radius * 0.45, { lineBreak: false });
  doc.restore();
}

function starPoints(x: number, y: number, outer: number): [number, number][] {
  return Array.from({ length: 10 }, (_, index): [number, number] => {
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    const reach = index % 2 === 0 ? outer : outer * 0.39;
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
  });
}

function drawArcText(
  doc: PDFKit.PDFDocument,
  { x, y }: { x: number; y: number },
  radius: number,
  text: string,
): void {
  const start = -Math.PI / 2 - ARC / 2;
  const size = radius * 0.22;
  doc.font('title').fontSize(size);
  [...text].forEach((character, index) => {
    const angle = start + (ARC * index) / (text.length - 1);
    doc.save();
    doc.translate(x + Math.cos(angle) * radius * 0.79, y + Math.sin(angle) * radius * 0.79);
    doc.rotate(((angle + Math.PI / 2) * 180) / Math.PI);
    doc.text(character, -size / 2, -size * 0.7, { lineBreak: false });
    doc.restore();
  });
}
