process.stdout.write('Yihao firmware bridge: not written yet\n')
