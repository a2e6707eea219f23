process.stdout.write('Yihao server: not written yet\n')
