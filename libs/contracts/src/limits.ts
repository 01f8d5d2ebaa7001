/** Largest file a person may upload, in MB (1024 × 1024 bytes). */
export const MAX_FILE_MB = 20;
