// Unpacks the npm package's Chromium, its libraries and its fonts into the folder that TMPDIR names; ../chromium.ts runs it so.
// The package brings its own NSS and font libraries, which a bare system lacks, but only where it believes itself on AWS Lambda.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
