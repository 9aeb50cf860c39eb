/** A course platform that reports completions of one provider's courses with a key of its own. */
export interface CoursePlatform {
  readonly id: string;
  readonly name: string;
  /** Of whose courses it may speak, as the catalogue spells it. */
  readonly provider: string;
  /** The name of the key; its secret is shown once and never kept. */
  readonly key: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** The platform as it calls, under the id of its key. */
export interface PlatformActor {
  readonly id: string;
  readonly provider: string;
}
