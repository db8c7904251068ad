import mongoose from 'mongoose';
import type { Fields } from './plain.js';

/** The error MongoDB gives when a unique index is broken: code 11000 and the pattern of the index. */
export function duplicateKey(keyPattern: Record<string, unknown>, keyValue: Fields): Error {
  return new mongoose.mongo.MongoServerError({
    message: `E11000 duplicate key: ${Object.keys(keyPattern).join(', ')}`,
    code: 11000,
    keyPattern,
    keyValue,
  });
}
