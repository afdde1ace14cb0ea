## Short names of the instruments, for cards and marks. Each full title is in its rule file.

treaty-UNC = UN Charter
treaty-RD24 = Russia–DPRK 2024
treaty-RD00 = Russia–DPRK 2000
treaty-SD61 = Soviet–DPRK 1961
treaty-CD61 = China–DPRK 1961
treaty-CR01 = China–Russia 2001
treaty-UK53 = US–ROK 1953
treaty-UJ60 = US–Japan 1960
treaty-CDV23 = Camp David 2023
treaty-ARM53 = Armistice 1953
treaty-SS50 = Sino-Soviet 1950
treaty-CMA18 = Inter-Korean 2018
treaty-GA = UN Assembly 2022
treaty-DS23 = Missile warning 2023
treaty-WD23 = Washington Declaration 2023
treaty-JS24 = China–Russia statement 2024
treaty-UN50 = UN Council 1950
treaty-SCR = UN sanctions
treaty-JP15 = Japan’s law 2015
treaty-RULAW = Russian law
treaty-CNLAW = Chinese law
treaty-USLAW = US law
treaty-KPLAW = North Korean law
treaty-KRLAW = South Korean law
treaty-KPN22 = North Korean nuclear law 2022
treaty-RUN24 = Russian doctrine 2024
