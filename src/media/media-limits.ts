/** Every limit of files in one place; LARGEST_MEDIA_BYTES, the largest file taken, is a word of channels. */

/**
 * Longest side of a kept picture, in pixels. More than messengers hand over in their usual way (Telegram 1,280, WhatsApp
 * 1,600), so that nothing seen in a chat is lost: a house number or a meter stays legible.
 */
export const LONGEST_SIDE_PX = 2560;
/** JPEG quality of a kept picture (1 to 100): above it files grow and nobody sees the difference. */
export const PICTURE_QUALITY = 85;
/** Longest side of a thumbnail, in pixels: 320 as the chat page shows it, on a screen of two pixels for each. */
export const THUMBNAIL_SIDE_PX = 640;
export const THUMBNAIL_QUALITY = 75;

/** Most pixels of a JPEG: 8192 × 6144, a phone's 50-megapixel mode. It is shrunk while it is read. */
export const MOST_JPEG_PIXELS = 8192 * 6144;
/** Most pixels of any other picture: it may have to be unpacked whole, 4 bytes a pixel (100 MB). */
export const MOST_OTHER_PIXELS = 25_000_000;
/** A picture that takes longer to read is refused, in seconds. */
export const LONGEST_READING_S = 30;

/** Pauses before a broken download is tried again, in milliseconds: three tries in all. */
export const DOWNLOAD_PAUSES_MS = [1_000, 4_000];
