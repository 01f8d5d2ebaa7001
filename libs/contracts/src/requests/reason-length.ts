/** Most and fewest characters of a text that gives reasons. */
export const LONGEST = 2000;
export const SHORTEST = 4;
