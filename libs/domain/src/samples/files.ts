/** Three small pictures in base64, each of another side of a field: no two are alike. */
export const SAMPLE_PHOTOS_BASE64: readonly string[] = [
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJUlEQVQI12NgYGCQk5OzsbGJioqqqKiYNm3ali1bLl26xDC0JABjG07BaZL/bgAAAABJRU5ErkJggg==',
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJklEQVQI12P48OHDpUuXtmzZMm3atIqKiqioKBsbGzk5OYahJQEA8oBlQbcgJq0AAAAASUVORK5CYII=',
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJUlEQVQI12NgwAXkcAAGGxyAIQoHYKjAARim4QAMW3AAhks4AAA7xU7BQQCqsAAAAABJRU5ErkJggg==',
];

/** One more, for papers of which there are four. */
export const SAMPLE_PICTURES_BASE64: readonly string[] = [
  ...SAMPLE_PHOTOS_BASE64,
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAH0lEQVQImWO4c2efhgYXJslARYkPHy7Z2MhhklSUAAAOs2GBXUjbZgAAAABJRU5ErkJggg==',
];

/** A PDF of one empty page, for papers whose content does not matter. */
export const SAMPLE_PDF_TEXT = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
