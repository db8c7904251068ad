export type Role = 'officer' | 'head' | 'supervisor' | 'admin';

/** Who writes: a citizen, or somebody of the staff linked to this chat account. */
export type Person =
  | { kind: 'citizen'; chat: string; name: string }
  | {
      kind: 'staff';
      chat: string;
      id: string;
      name: string;
      role: Role /** Unit ids; `semua` stands for all. */;
      units: string[];
    };
