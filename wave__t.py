import wave
print("ok")
