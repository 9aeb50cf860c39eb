// A unit test that reaches for a server must fail, not find one by chance.
process.env.DATABASE_URL = 'bad';
process.env.REDIS_URL = 'bad';
