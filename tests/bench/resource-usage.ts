import { writeFileSync } from 'node:fs';

/** Loaded ahead of a worker process: leaves its resource usage in a file when it ends. */
const file = process.env['BENCH_USAGE_FILE'];
if (file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    writeFileSync(file, JSON.stringify({ cpuSeconds, maxRssMb: maxRSS / 1_024 }));
  });
}
