/** Longitude and latitude in degrees, CGCS2000. */
export type Corner = readonly [number, number];

/** Mean radius of the earth in metres. */
const RADIUS = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Square metres within a ring of corners that is not closed, on a sphere: over a field the error is under 0.3 %. */
export function areaOf(corners: readonly Corner[]): number {
  const { length } = corners;
  const sum = corners.reduce((total, [longitude], index) => {
    const [, middle] = corners[(index + 1) % length]!;
    const [upper] = corners[(index + 2) % length]!;
    return total + (upper - longitude) * RADIAN * Math.sin(middle * RADIAN);
  }, 0);
  return (Math.abs(sum) * RADIUS * RADIUS) / 2;
}
