import chromium from '@sparticuz/chromium';

// Unpacks into the temporary folder that this process was started with.
process.stdout.write(await chromium.executablePath());
