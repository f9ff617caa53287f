/** The browser's database in which words are kept on this device. */
export const DATABASE = "stet-desk";
