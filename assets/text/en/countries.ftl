actor-RUS = Russia
actor-CHN = China
actor-USA = United States
actor-PRK = North Korea
actor-KOR = South Korea
actor-JPN = Japan
actor-UKR = Ukraine
actor-OTH = Another state
actor-other = Another state
actor-UN = Security Council
actor-NONE = Nobody

## Inside a sentence, where the name alone would read badly.
inside-USA = the United States
inside-other = another state
inside-UN = the Security Council
