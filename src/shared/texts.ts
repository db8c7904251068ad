import { CodedError } from './errors.js';

export type Language = 'id' | 'en' | 'jv';
export type Fields = Record<string, string | number>;
/** A sentence of the bot by its dotted key, with `{fields}` filled in. */
export type Say = (key: string, fields?: Fields) => string;
/** Dotted key -> sentence, for one language. */
export type Catalogue = Record<string, string>;

export interface Texts {
  /** The speaker of one language; what a language lacks is said in Indonesian. Throws TEXT_MISSING for an unknown key. */
  in(language: Language): Say;
}

export function makeTexts(catalogues: { id: Catalogue } & Partial<Record<Language, Catalogue>>): Texts {
  return {
    in(language) {
      const own = catalogues[language] ?? catalogues.id;
      return (key, fields = {}) => {
        const sentence = own[key] ?? catalogues.id[key];
        if (sentence === undefined) throw new CodedError('TEXT_MISSING', { key });
        return fill(sentence, fields);
      };
    },
  };
}

/** Puts `fields` into `{name}` marks; an unknown mark stays as it stands. */
function fill(sentence: string, fields: Fields): string {
  return sentence.replace(/\{(\w+)\}/g, (mark, name: string) => String(fields[name] ?? mark));
}
