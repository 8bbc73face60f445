"""Parts of newspaper articles in several languages, all invented: what the strategies build their samples from.

A sentence is an opening, a clause and an ending, written one after the other as they stand, blanks and punctuation
included; any opening goes with any clause and any ending. The first clause of an article is that of its headline.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """What an article of one language is built from.

    ``topics`` pairs a headline with the clause that says the same; ``blank`` stands between two sentences.
    """

    kickers: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    decks: tuple[str, ...]
    bylines: tuple[str, ...]
    dates: tuple[str, ...]
    captions: tuple[str, ...]
    subheadings: tuple[str, ...]
    openings: tuple[str, ...]
    clauses: tuple[str, ...]
    endings: tuple[str, ...]
    read_also: tuple[str, ...]
    stories: tuple[str, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...]
    related: tuple[str, ...]
    shares: tuple[str, ...]
    newsletters: tuple[str, ...]
    copyrights: tuple[str, ...]
    blank: str = " "


_ARABIC = Parts(
    kickers=("محليات", "اقتصاد", "مجتمع"),
    topics=(
        ("إعادة فتح الجسر الحجري القديم قبل الشتاء", "الجسر الحجري القديم سيعاد فتحه قبل الشتاء بعد عامين من أعمال الترميم"),
        ("شركة العبّارات تضيف رحلات ليلية إلى الجزر", "شركة العبّارات ستضيف رحلات ليلية إلى الجزر ابتداء من مطلع مايو"),
        ("مدرسة الصيد تفتتح ورشة في مبنى الجمارك", "مدرسة الصيد ستفتتح ورشة في مبنى الجمارك السابق خلال أسابيع"),
        ("متحف المنارة يسجل عددا قياسيا من الزوار", "متحف المنارة سجل عددا قياسيا من الزوار في موسم واحد"),
    ),
    decks=(
        "قرار انتظره سكان المدينة عامين كاملين، والمجلس البلدي يعد بجدول زمني واضح",
        "مشروع صغير يغيّر حياة القرى الواقعة على الساحل الشرقي",
    ),
    bylines=("كتب: سامر الحلواني", "بقلم هدى البرغوثي", "إعداد: نوال الشامي"),
    dates=("الثلاثاء 14 مايو 2019", "تاريخ النشر: 3 سبتمبر 2021", "آخر تحديث: 27 فبراير 2018 - 10:45"),
    captions=("صورة أرشيفية للجسر الحجري فوق الوادي", "مصدر الصورة: بلدية راس الدانة", "جانب من أعمال الترميم (أرشيف)"),
    subheadings=("خطة على مرحلتين", "ما الذي ينتظره الصيادون", "أرقام من التقرير السنوي"),
    openings=(
        "وقال رئيس المجلس البلدي في مؤتمر صحفي عقد يوم الثلاثاء إن ",
        "وأوضحت مديرة الميناء إيمان الكرداني أمام عدد من الأهالي أن ",
        "وجاء في تقرير عرض على أعضاء المجلس خلال جلستهم الأخيرة أن ",
        "وأكدت المتحدثة باسم اللجنة في اتصال هاتفي مع الصحيفة أن ",
        "وذكر المهندس توفيق الوردي الذي أشرف على الفحص الفني أن ",
        "وأشار سكان حضروا الاجتماع في قاعة المدرسة إلى أن ",
        "وبحسب أرقام نشرتها دائرة الإحصاء في نهاية الأسبوع فإن ",
        "وأضاف المحافظ في رسالة وجهها إلى الوزارة قبل أيام أن ",
    ),
    clauses=(
        "كلفة الأعمال لن تتجاوز المبلغ الذي رصد لها في الموازنة",
        "عدد العمال في الموقع ارتفع من أربعين إلى سبعين عاملا",
        "المياه التي غمرت الطريق الساحلي لم تصل إلى البيوت",
        "أصحاب المحال الصغيرة حصلوا على قروض من دون فوائد",
        "الصيادين سيستعيدون مراسيهم القديمة عند الرصيف الشمالي",
        "المدارس الثلاث في الحي ستبقى مفتوحة طوال فترة العمل",
        "حركة الشاحنات الثقيلة تراجعت إلى النصف منذ الربيع",
        "الأشجار التي أزيلت من الضفة ستزرع من جديد في الخريف",
        "خط الحافلات الجديد يربط القرى البعيدة بسوق المدينة",
        "أجور الحراس والمرشدين ستدفع من عائدات التذاكر",
        "الخرائط القديمة كشفت عن ممر تحت الأرض لم يكن معروفا",
        "المحصول هذا العام أفضل مما كان عليه في الأعوام الثلاثة الماضية",
    ),
    endings=(
        "، مشيرا إلى أن القرار النهائي يعود إلى لجنة المال.",
        "، وإن الدفعة الأولى وصلت بالفعل إلى حساب المشروع.",
        "، لكن بعض الأهالي ما زالوا ينتظرون جوابا مكتوبا.",
        "، وذلك بعد أشهر من النقاش بين الأطراف المعنية.",
        "، بينما يستمر العمل في الجزء الآخر حتى نهاية الشهر.",
        "، مضيفا: «لم يكن أحد منا يتوقع أن يتم ذلك بهذه السرعة».",
        "، وهو ما رحب به التجار الذين تضرروا من الإغلاق الطويل.",
        "، في حين طلب عضوان في المجلس مهلة إضافية لدراسة الأمر.",
    ),
    read_also=("اقرأ أيضا: ", "شاهد أيضا: ", "اقرأ أيضاً: "),
    stories=(
        "مصنع جديد لتعليب السردين يفتح أبوابه في وادي الملح",
        "عاصفة رملية تغلق مطار الواحة ثلاث ساعات",
        "فريق الشباب يفوز بكأس المقاطعة للمرة الأولى",
        "باحثون يعثرون على عملات نادرة قرب القلعة",
        "ارتفاع أسعار الزيتون مع بداية الموسم",
        "افتتاح مكتبة متنقلة لأطفال الجبل",
    ),
    sources=("المصدر: صحيفة الساحل", "المصدر: وكالة أنباء الدانة", "المصدر : وكالات"),
    tags=("كلمات دلالية: الجسر، البلدية، الترميم", "الوسوم: الميناء، الصيد، الجزر", "الكلمات المفتاحية: متحف، منارة"),
    related=("اقرأ أيضا", "مواضيع ذات صلة", "الأكثر قراءة", "أخبار ذات صلة"),
    shares=("شارك", "نسخ الرابط", "فيسبوك تويتر واتساب"),
    newsletters=("اشترك في النشرة البريدية", "اشترك في نشرتنا الإخبارية"),
    copyrights=("جميع الحقوق محفوظة © 2021", "جميع الحقوق محفوظة"),
)

_ENGLISH = Parts(
    kickers=("Local news", "Business", "Culture"),
    topics=(
        (
            "Old stone bridge to reopen before winter",
            "the old stone bridge will reopen before winter after two years of repair work",
        ),
        (
            "Ferry company adds night sailings to the islands",
            "the ferry company will add night sailings to the islands from the first week of May",
        ),
        (
            "Fishing school opens workshop in former customs house",
            "the fishing school will open a workshop in the former customs house by the quay",
        ),
        (
            "Lighthouse museum counts record number of visitors",
            "the lighthouse museum has counted a record number of visitors in a single season",
        ),
    ),
    decks=(
        "People in the valley have waited two years for the decision, and the council now promises a clear timetable",
        "A small project that changes how the villages on the eastern shore live and trade",
    ),
    bylines=("By Martha Ellery", "By Owen Tarrant and Lucy Birdwell", "Written by Ansel Hart"),
    dates=("Tuesday 14 May 2019", "Published: 3 September 2021", "Last updated 27 February 2018, 10:45"),
    captions=(
        "The stone bridge over the Wend. Photo: Ansel Hart",
        "Image caption The harbour of Corran in April",
        "File photo: repair work on the quay",
    ),
    subheadings=("A plan in two stages", "What the fishermen expect", "Figures from the yearly report"),
    openings=(
        "The town council said at a press conference on Tuesday that ",
        "Harbour master Edith Corran told a group of residents that ",
        "According to a report presented to the assembly last month, ",
        "A spokeswoman for the committee confirmed to this newspaper that ",
        "Engineer Tomas Weld, who had led the inspection, explained that ",
        "People who came to the meeting in the school hall were told that ",
        "In a letter to the regional government the mayor wrote that ",
        "Figures published by the statistics office this week show that ",
    ),
    clauses=(
        "the work will not cost more than the sum that had been set aside for it",
        "the number of labourers on the site has risen from forty to seventy",
        "the water that covered the coastal road never came near the houses",
        "the owners of small shops were given loans without any interest",
        "the fishermen will get back their old moorings at the northern quay",
        "the three schools in the quarter will stay open while the work goes on",
        "the traffic of heavy lorries has fallen by half since the spring",
        "the trees that were felled along the bank will be planted again in autumn",
        "the new bus line joins the distant villages to the market in the town",
        "the wages of guards and guides will be paid out of ticket sales",
        "the old maps show a passage below the ground that nobody knew of",
        "the harvest of this year is better than it was in the three years before",
    ),
    endings=(
        ", although the final decision is left to the finance committee.",
        ", and that a first payment has already reached the account of the project.",
        ", but some of the residents are still waiting for an answer in writing.",
        ", which follows many months of talks between the two sides.",
        ", while work on the other half goes on until the end of the month.",
        ', and added: "None of us thought that it would go as quickly as this."',
        ", which was welcomed by the traders who had suffered from the closure.",
        ", whereas two members of the assembly asked for more time to think it over.",
    ),
    read_also=("Read also: ", "Read more: ", "See also: "),
    stories=(
        "New sardine cannery opens its doors in Salt Valley",
        "Sandstorm closes Oasis airport for three hours",
        "Youth team wins the county cup for the first time",
        "Researchers find rare coins near the castle",
        "Olive prices rise as the season begins",
        "Travelling library opens for the children of the hills",
    ),
    sources=("Source: The Coast Courier", "Source: Danport News Agency", "Source: agencies"),
    tags=("Tags: bridge, council, repair", "Keywords: harbour, fishing, islands", "Tags: museum, lighthouse"),
    related=("Read also", "Related articles", "Most read", "You may also like"),
    shares=("Share", "Copy link", "Facebook Twitter WhatsApp"),
    newsletters=("Subscribe to our newsletter", "Sign up for our newsletter"),
    copyrights=("© 2021 The Coast Courier. All rights reserved.", "All rights reserved"),
)

_GERMAN = Parts(
    kickers=("Lokales", "Wirtschaft", "Kultur"),
    topics=(
        (
            "Alte Steinbrücke wird vor dem Winter wieder geöffnet",
            "die alte Steinbrücke nach zwei Jahren Bauzeit noch vor dem Winter wieder geöffnet wird",
        ),
        (
            "Reederei fährt nachts zu den Inseln",
            "die Reederei ab der ersten Maiwoche auch nachts zu den Inseln fährt",
        ),
        (
            "Fischereischule eröffnet Werkstatt im alten Zollhaus",
            "die Fischereischule im alten Zollhaus am Kai eine Werkstatt eröffnet",
        ),
        (
            "Leuchtturmmuseum zählt so viele Besucher wie nie",
            "das Leuchtturmmuseum in dieser Saison so viele Besucher wie nie gezählt hat",
        ),
    ),
    decks=(
        "Zwei Jahre lang haben die Menschen im Tal auf die Entscheidung gewartet, nun verspricht der Rat einen klaren Zeitplan",
        "Ein kleines Vorhaben verändert den Alltag in den Dörfern am östlichen Ufer",
    ),
    bylines=("Von Marthe Ellerbrock", "Von Jörg Thaler und Lucie Vogelsang", "Autor: Ansgar Hardt"),
    dates=("Dienstag, 14. Mai 2019", "Veröffentlicht am 3. September 2021", "Aktualisiert: 27.02.2018, 10:45 Uhr"),
    captions=(
        "Die Steinbrücke über die Wende. Foto: Ansgar Hardt",
        "Bild: Der Hafen von Korran im April",
        "Archivfoto: Bauarbeiten am Kai",
    ),
    subheadings=("Ein Plan in zwei Schritten", "Was die Fischer erwarten", "Zahlen aus dem Jahresbericht"),
    openings=(
        "Der Gemeinderat teilte am Dienstag vor der Presse mit, dass ",
        "Hafenmeisterin Edith Korran sagte vor einer Gruppe von Anwohnern, dass ",
        "Aus einem Bericht, der dem Rat im vergangenen Monat vorlag, geht hervor, dass ",
        "Eine Sprecherin des Ausschusses bestätigte dieser Zeitung, dass ",
        "Der Ingenieur Thomas Weld, der die Prüfung geleitet hatte, erklärte, dass ",
        "Bei der Versammlung in der Aula der Schule erfuhren die Besucher, dass ",
        "In einem Brief an die Landesregierung schrieb die Bürgermeisterin, dass ",
        "Die Zahlen, die das Statistikamt in dieser Woche vorlegte, zeigen, dass ",
    ),
    clauses=(
        "die Arbeiten nicht mehr kosten werden als die Summe, die dafür vorgesehen war",
        "auf der Baustelle nun siebzig statt bisher vierzig Menschen arbeiten",
        "das Wasser auf der Küstenstraße die Häuser zu keiner Zeit erreicht hat",
        "die Besitzer der kleinen Läden ein Darlehen ohne Zinsen erhalten haben",
        "die Fischer ihre alten Liegeplätze am nördlichen Kai zurückbekommen",
        "die drei Schulen im Viertel während der Bauzeit geöffnet bleiben",
        "der Verkehr mit schweren Lastwagen seit dem Frühjahr um die Hälfte gesunken ist",
        "die gefällten Bäume am Ufer im Herbst neu gepflanzt werden",
        "die neue Buslinie die entlegenen Dörfer mit dem Markt in der Stadt verbindet",
        "der Lohn der Wärter und Führer aus dem Verkauf der Karten bezahlt wird",
        "auf den alten Karten ein unterirdischer Gang zu sehen ist, den niemand kannte",
        "die Ernte in diesem Jahr besser ausfällt als in den drei Jahren zuvor",
    ),
    endings=(
        ", auch wenn die letzte Entscheidung beim Finanzausschuss liegt.",
        " und dass eine erste Zahlung bereits auf dem Konto des Vorhabens eingegangen ist.",
        ", doch einige der Anwohner warten noch immer auf eine schriftliche Antwort.",
        ", nachdem beide Seiten viele Monate lang miteinander verhandelt hatten.",
        ", während die Arbeiten am anderen Teil bis zum Ende des Monats weitergehen.",
        ", und fügte hinzu: „Keiner von uns hat gedacht, dass es so schnell gehen würde.“",
        ", was vor allem die Händler begrüßten, die unter der Sperrung gelitten hatten.",
        ", wogegen zwei Mitglieder des Rates um mehr Zeit für ihre Beratung baten.",
    ),
    read_also=("Lesen Sie auch: ", "Lesen Sie mehr: ", "Mehr zum Thema: "),
    stories=(
        "Neue Sardinenfabrik öffnet ihre Tore im Salztal",
        "Sandsturm legt Flughafen für drei Stunden lahm",
        "Jugendmannschaft gewinnt zum ersten Mal den Kreispokal",
        "Forscher finden seltene Münzen in der Nähe der Burg",
        "Preise für Oliven steigen zum Beginn der Saison",
        "Rollende Bücherei kommt zu den Kindern im Bergland",
    ),
    sources=("Quelle: Küstenbote", "Quelle: Nachrichtenagentur Danport", "Quelle: dpa"),
    tags=("Schlagwörter: Brücke, Gemeinderat, Sanierung", "Schlagworte: Hafen, Fischerei, Inseln", "Tags: Museum, Leuchtturm"),
    related=("Lesen Sie auch", "Mehr zum Thema", "Meistgelesen", "Das könnte Sie auch interessieren"),
    shares=("Teilen", "Link kopieren", "Facebook Twitter WhatsApp"),
    newsletters=("Newsletter abonnieren", "Jetzt Newsletter abonnieren"),
    copyrights=("© 2021 Küstenbote. Alle Rechte vorbehalten.", "Alle Rechte vorbehalten"),
)

_PERSIAN = Parts(
    kickers=("جامعه", "اقتصاد", "فرهنگ"),
    topics=(
        (
            "پل سنگی قدیمی پیش از زمستان بازگشایی می\u200cشود",
            "پل سنگی قدیمی پس از دو سال مرمت پیش از زمستان بازگشایی می\u200cشود",
        ),
        (
            "شرکت کشتیرانی سفرهای شبانه به جزیره\u200cها را آغاز می\u200cکند",
            "شرکت کشتیرانی از هفته اول خرداد سفرهای شبانه به جزیره\u200cها را آغاز می\u200cکند",
        ),
        (
            "مدرسه ماهیگیری در ساختمان گمرک کارگاه باز می\u200cکند",
            "مدرسه ماهیگیری در ساختمان قدیمی گمرک یک کارگاه تازه باز می\u200cکند",
        ),
        (
            "موزه فانوس دریایی رکورد بازدیدکنندگان را شکست",
            "موزه فانوس دریایی در یک فصل رکورد بازدیدکنندگان سال\u200cهای گذشته را شکست",
        ),
    ),
    decks=(
        "مردم دره دو سال در انتظار این تصمیم بودند و شورای شهر اکنون از برنامه\u200cای روشن سخن می\u200cگوید",
        "طرحی کوچک که زندگی روستاهای ساحل شرقی را دگرگون می\u200cکند",
    ),
    bylines=("نویسنده: مهرداد سروستانی", "نویسنده: لیلا کیانفر", "گزارش: بهرام آذرنیا"),
    dates=("سه\u200cشنبه 24 اردیبهشت 1398", "تاریخ انتشار: 12 شهریور 1400", "تاریخ انتشار: 8 اسفند 1396 - 10:45"),
    captions=("عکس: پل سنگی بر فراز رودخانه", "عکس آرشیوی از بندر دانه", "عکس: بهرام آذرنیا"),
    subheadings=("برنامه\u200cای در دو مرحله", "آنچه ماهیگیران انتظار دارند", "آمارهای گزارش سالانه"),
    openings=(
        "رئیس شورای شهر روز سه\u200cشنبه در نشستی خبری اعلام کرد که ",
        "مدیر بندر، ایمان کردانی، در جمع گروهی از ساکنان گفت که ",
        "در گزارشی که ماه گذشته به اعضای شورا ارائه شد آمده است که ",
        "سخنگوی کمیته در گفت\u200cوگو با این روزنامه تایید کرد که ",
        "مهندس توفیق وردی که سرپرستی بازرسی را بر عهده داشت توضیح داد که ",
        "به کسانی که در سالن مدرسه گرد آمده بودند گفته شد که ",
        "شهردار در نامه\u200cای که چند روز پیش به وزارتخانه فرستاد نوشت که ",
        "آماری که مرکز آمار در پایان هفته منتشر کرد نشان می\u200cدهد که ",
    ),
    clauses=(
        "هزینه کارها از مبلغی که برای آن کنار گذاشته شده بیشتر نخواهد شد",
        "شمار کارگران در محل از چهل نفر به هفتاد نفر رسیده است",
        "آبی که جاده ساحلی را گرفته بود هرگز به خانه\u200cها نرسید",
        "صاحبان مغازه\u200cهای کوچک وام\u200cهای بدون بهره دریافت کرده\u200cاند",
        "ماهیگیران جای قدیمی قایق\u200cهای خود را در اسکله شمالی پس می\u200cگیرند",
        "هر سه مدرسه محله در طول این دوره باز خواهند ماند",
        "رفت\u200cوآمد کامیون\u200cهای سنگین از بهار تاکنون نصف شده است",
        "درخت\u200cهایی که در کنار رود بریده شدند پاییز دوباره کاشته می\u200cشوند",
        "خط تازه اتوبوس روستاهای دور را به بازار شهر پیوند می\u200cدهد",
        "دستمزد نگهبانان و راهنماها از فروش بلیت پرداخت می\u200cشود",
        "نقشه\u200cهای کهن گذرگاهی زیرزمینی را نشان می\u200cدهند که کسی از آن خبر نداشت",
        "محصول امسال از سه سال گذشته بهتر بوده است",
    ),
    endings=(
        "، هرچند تصمیم نهایی با کمیته مالی است.",
        " و نخستین پرداخت نیز به حساب طرح رسیده است.",
        "، اما برخی از ساکنان هنوز در انتظار پاسخی مکتوب هستند.",
        " و این نتیجه ماه\u200cها گفت\u200cوگو میان دو طرف است.",
        "، در حالی که کار در بخش دیگر تا پایان ماه ادامه دارد.",
        " و افزود: «هیچ\u200cیک از ما فکر نمی\u200cکرد کار به این سرعت پیش برود».",
        " و کسبه\u200cای که از تعطیلی آسیب دیده بودند از آن استقبال کردند.",
        "، اما دو عضو شورا برای بررسی بیشتر مهلت خواستند.",
    ),
    read_also=("بیشتر بخوانید: ", "همچنین بخوانید: "),
    stories=(
        "کارخانه تازه کنسرو ساردین در دره نمک گشایش یافت",
        "توفان شن فرودگاه واحه را سه ساعت تعطیل کرد",
        "تیم جوانان برای نخستین بار قهرمان جام استان شد",
        "پژوهشگران نزدیک قلعه سکه\u200cهای کمیاب یافتند",
        "بهای زیتون با آغاز فصل بالا رفت",
        "کتابخانه سیار برای کودکان کوهستان راه افتاد",
    ),
    sources=("منبع: روزنامه ساحل", "منبع: خبرگزاری دانه", "منبع: ایسنا"),
    tags=("برچسب\u200cها: پل، شورای شهر، مرمت", "کلیدواژه\u200cها: بندر، ماهیگیری، جزیره", "برچسب ها: موزه، فانوس"),
    related=("بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط", "پربازدیدترین\u200cها"),
    shares=("اشتراک گذاری", "کپی لینک", "تلگرام واتساپ توییتر"),
    newsletters=("عضویت در خبرنامه", "در خبرنامه ما عضو شوید"),
    copyrights=("تمامی حقوق محفوظ است", "© 1400 کلیه حقوق محفوظ است"),
)

_URDU = Parts(
    kickers=("پاکستان", "کاروبار", "ثقافت"),
    topics=(
        (
            "پتھر کا پرانا پل سردیوں سے پہلے کھول دیا جائے گا",
            "پتھر کا پرانا پل دو سال کی مرمت کے بعد سردیوں سے پہلے کھول دیا جائے گا",
        ),
        (
            "فیری کمپنی جزیروں کے لیے رات کے سفر شروع کرے گی",
            "فیری کمپنی مئی کے پہلے ہفتے سے جزیروں کے لیے رات کے سفر شروع کرے گی",
        ),
        ("ماہی گیری کا سکول کسٹم ہاؤس میں ورکشاپ کھولے گا", "ماہی گیری کا سکول پرانے کسٹم ہاؤس میں ایک نئی ورکشاپ کھولے گا"),
        (
            "مینار کے عجائب گھر میں ریکارڈ تعداد میں لوگ آئے",
            "مینار کے عجائب گھر میں ایک ہی موسم میں ریکارڈ تعداد میں لوگ آئے ہیں",
        ),
    ),
    decks=(
        "وادی کے لوگ دو سال سے اس فیصلے کے منتظر تھے اور اب کونسل نے واضح تاریخوں کا وعدہ کیا ہے",
        "ایک چھوٹا سا منصوبہ جو مشرقی ساحل کے دیہات کی زندگی بدل رہا ہے",
    ),
    bylines=("تحریر: سلیم قریشی", "رپورٹ: نادیہ فاروقی", "تحریر: عمران بلوچ"),
    dates=("منگل 14 مئی 2019", "تاریخ اشاعت: 3 ستمبر 2021", "آخری اپ ڈیٹ: 27 فروری 2018"),
    captions=("تصویر: دریا پر پتھر کا پل", "فائل فوٹو: بندرگاہ کا گودی", "تصویر: عمران بلوچ"),
    subheadings=("دو مرحلوں کا منصوبہ", "مچھیرے کیا چاہتے ہیں", "سالانہ رپورٹ کے اعداد و شمار"),
    openings=(
        "شہر کی کونسل نے منگل کے روز ایک پریس کانفرنس میں بتایا کہ ",
        "بندرگاہ کی سربراہ ایمان کردانی نے شہریوں کے ایک گروپ سے کہا کہ ",
        "گذشتہ ماہ ارکان کے سامنے پیش کی گئی رپورٹ میں لکھا ہے کہ ",
        "کمیٹی کی ترجمان نے اس اخبار سے بات کرتے ہوئے تصدیق کی کہ ",
        "معائنے کی قیادت کرنے والے انجینئر توفیق وردی نے وضاحت کی کہ ",
        "سکول کے ہال میں ہونے والے اجلاس میں لوگوں کو بتایا گیا کہ ",
        "میئر نے صوبائی حکومت کے نام اپنے خط میں لکھا ہے کہ ",
        "محکمہ شماریات کی طرف سے اس ہفتے جاری کیے گئے اعداد سے ظاہر ہے کہ ",
    ),
    clauses=(
        "کام پر اس رقم سے زیادہ خرچ نہیں ہو گا جو اس کے لیے رکھی گئی تھی",
        "اس جگہ کام کرنے والے مزدوروں کی تعداد چالیس سے بڑھ کر ستر ہو گئی ہے",
        "ساحلی سڑک پر آنے والا پانی کسی بھی وقت گھروں تک نہیں پہنچا",
        "چھوٹی دکانوں کے مالکان کو بغیر سود کے قرضے دیے گئے ہیں",
        "مچھیروں کو شمالی گھاٹ پر اپنی پرانی جگہیں واپس مل جائیں گی",
        "محلے کے تینوں سکول اس سارے عرصے میں کھلے رہیں گے",
        "بھاری ٹرکوں کی آمد و رفت بہار کے بعد سے آدھی رہ گئی ہے",
        "کنارے سے کاٹے گئے درخت خزاں میں دوبارہ لگائے جائیں گے",
        "بسوں کا نیا راستہ دور کے دیہات کو شہر کی منڈی سے ملاتا ہے",
        "چوکیداروں اور گائیڈوں کی تنخواہ ٹکٹوں کی آمدنی سے دی جائے گی",
        "پرانے نقشوں میں ایک زیر زمین راستہ ہے جس کا کسی کو علم نہیں تھا",
        "اس سال کی فصل پچھلے تین برسوں کے مقابلے میں بہتر ہے",
    ),
    endings=(
        "، تاہم آخری فیصلہ مالیاتی کمیٹی کے ہاتھ میں ہے۔",
        " اور پہلی قسط بھی منصوبے کے کھاتے میں آ چکی ہے۔",
        "، لیکن کچھ رہائشی اب بھی تحریری جواب کا انتظار کر رہے ہیں۔",
        " اور یہ دونوں فریقوں کے درمیان کئی ماہ کی بات چیت کا نتیجہ ہے۔",
        "، جبکہ دوسرے حصے پر کام مہینے کے آخر تک جاری رہے گا۔",
        " اور مزید کہا: ’ہم میں سے کسی نے نہیں سوچا تھا کہ یہ اتنی جلدی ہو جائے گا۔‘",
        "، جس کا ان تاجروں نے خیر مقدم کیا جنہیں بندش سے نقصان ہوا تھا۔",
        "، جبکہ کونسل کے دو ارکان نے غور کے لیے مزید وقت مانگا ہے۔",
    ),
    read_also=("یہ بھی پڑھیں: ", "مزید پڑھیں: "),
    stories=(
        "نمک وادی میں سارڈین مچھلی کا نیا کارخانہ کھل گیا",
        "ریت کے طوفان سے ہوائی اڈہ تین گھنٹے بند رہا",
        "نوجوانوں کی ٹیم نے پہلی بار ضلعی کپ جیت لیا",
        "محققین کو قلعے کے قریب نایاب سکے ملے",
        "موسم شروع ہوتے ہی زیتون کی قیمت بڑھ گئی",
        "پہاڑی بچوں کے لیے چلتی پھرتی لائبریری کا آغاز",
    ),
    sources=("بشکریہ: روزنامہ ساحل", "ذریعہ: دانہ نیوز ایجنسی", "ماخذ: روزنامہ ساحل"),
    tags=("ٹیگز: پل، کونسل، مرمت", "ٹیگز: بندرگاہ، ماہی گیری، جزیرے", "ٹیگز: عجائب گھر، مینار"),
    related=("یہ بھی پڑھیں", "متعلقہ خبریں", "مزید پڑھیں", "سب سے زیادہ پڑھی جانے والی خبریں"),
    shares=("شیئر کریں", "لنک کاپی کریں", "فیس بک ٹوئٹر واٹس ایپ"),
    newsletters=("ہمارے نیوز لیٹر کو سبسکرائب کریں", "نیوز لیٹر سبسکرائب کریں"),
    copyrights=("جملہ حقوق محفوظ ہیں", "© 2021 تمام حقوق محفوظ ہیں"),
)

_RUSSIAN = Parts(
    kickers=("Общество", "Экономика", "Культура"),
    topics=(
        (
            "Старый каменный мост откроют до начала зимы",
            "старый каменный мост после двух лет ремонта откроют ещё до начала зимы",
        ),
        (
            "Паромы пойдут на острова и ночью",
            "с первой недели мая паромы пойдут на острова и ночью",
        ),
        (
            "Школа рыбаков откроет мастерскую в здании таможни",
            "школа рыбаков откроет в старом здании таможни новую мастерскую",
        ),
        (
            "Музей маяка принял рекордное число гостей",
            "музей маяка за один сезон принял рекордное число гостей",
        ),
    ),
    decks=(
        "Жители долины ждали этого решения два года, и теперь городской совет обещает им понятный график",
        "Небольшой проект меняет жизнь деревень на восточном берегу",
    ),
    bylines=("Автор: Марфа Елагина", "Текст: Олег Таранов", "Автор: Антон Хартов"),
    dates=("Вторник, 14 мая 2019", "Опубликовано: 3 сентября 2021", "Обновлено: 27.02.2018, 10:45"),
    captions=("Фото: Антон Хартов", "Каменный мост через реку. Фото: архив", "Архивное фото: ремонт на набережной"),
    subheadings=("План из двух частей", "Чего ждут рыбаки", "Цифры из годового отчёта"),
    openings=(
        "Городской совет сообщил во вторник на встрече с журналистами, что ",
        "Начальник порта Эдита Корран сказала собравшимся жителям, что ",
        "В докладе, который депутаты обсудили в прошлом месяце, говорится, что ",
        "Представитель комиссии подтвердила нашей газете, что ",
        "Инженер Тимофей Вельд, который руководил проверкой, объяснил, что ",
        "На собрании в школьном зале людям рассказали о том, что ",
        "В письме в правительство области мэр города написал, что ",
        "Из данных, которые на этой неделе вышли в сборнике статистики, видно, что ",
    ),
    clauses=(
        "работы не потребуют больше денег, чем было заложено в смете",
        "число рабочих на этом участке выросло с сорока до семидесяти",
        "вода, залившая дорогу вдоль берега, до домов так и не дошла",
        "владельцы небольших лавок уже получили займы без процентов",
        "рыбакам вернут их старые причалы у северной набережной",
        "все три школы района будут открыты, пока идут работы",
        "движение тяжёлых грузовиков с весны сократилось вдвое",
        "деревья, срубленные на берегу, осенью посадят заново",
        "новый автобус свяжет далёкие деревни с городским рынком",
        "жалованье сторожей и проводников будут платить из выручки за билеты",
        "на старых картах нашли подземный ход, о котором никто не знал",
        "урожай в этом году лучше, чем в предыдущие три года",
    ),
    endings=(
        ", хотя последнее слово остаётся за финансовой комиссией.",
        ", а первый платёж уже поступил на счёт этого проекта.",
        ", но некоторые жители всё ещё ждут письменного ответа.",
        ", и этому предшествовали долгие месяцы переговоров между сторонами.",
        ", тогда как на другой половине работы продлятся до конца месяца.",
        ", и добавил: «Никто из нас не думал, что всё получится так быстро».",
        ", чему обрадовались торговцы, которые пострадали от долгого закрытия.",
        ", а два члена совета попросили дать им больше времени на раздумья.",
    ),
    read_also=("Читайте также: ", "Смотрите также: "),
    stories=(
        "В Соляной долине открылся новый рыбный завод",
        "Песчаная буря на три часа закрыла аэропорт",
        "Юношеская команда впервые взяла кубок округа",
        "Учёные нашли редкие монеты возле крепости",
        "Оливки подорожали с началом сезона",
        "Детям в горах привезли передвижную библиотеку",
    ),
    sources=("Источник: газета «Берег»", "Источник: агентство «Данпорт»", "Источник: Интерфакс"),
    tags=("Теги: мост, совет, ремонт", "Ключевые слова: порт, рыбаки, острова", "Метки: музей, маяк"),
    related=("Читайте также", "Материалы по теме", "Самое читаемое", "Похожие новости"),
    shares=("Поделиться", "Скопировать ссылку", "ВКонтакте Телеграм Одноклассники"),
    newsletters=("Подпишитесь на рассылку", "Подписаться на рассылку"),
    copyrights=("© 2021 Все права защищены", "Все права защищены"),
)

_TURKISH = Parts(
    kickers=("Gündem", "Ekonomi", "Kültür"),
    topics=(
        (
            "Eski taş köprü kıştan önce yeniden açılacak",
            "eski taş köprünün iki yıllık onarımın ardından kıştan önce yeniden açılacağını",
        ),
        (
            "Feribot şirketi adalara gece seferi başlatıyor",
            "feribot şirketinin mayıs ayının ilk haftasından itibaren adalara gece seferi başlatacağını",
        ),
        (
            "Balıkçılık okulu gümrük binasında atölye açıyor",
            "balıkçılık okulunun eski gümrük binasında yeni bir atölye açacağını",
        ),
        (
            "Deniz feneri müzesi ziyaretçi rekoru kırdı",
            "deniz feneri müzesinin tek bir sezonda ziyaretçi rekoru kırdığını",
        ),
    ),
    decks=(
        "Vadide yaşayanlar bu kararı iki yıldır bekliyordu, belediye meclisi şimdi açık bir takvim için söz veriyor",
        "Küçük bir proje doğu kıyısındaki köylerin hayatını değiştiriyor",
    ),
    bylines=("Yazan: Meryem Elver", "Haber: Orhan Taran", "Yazar: Asım Hartoğlu"),
    dates=("14 Mayıs 2019 Salı", "Yayınlanma: 3 Eylül 2021", "Güncelleme: 27.02.2018 10:45"),
    captions=("Fotoğraf: Asım Hartoğlu", "Arşiv fotoğrafı: Rıhtımdaki onarım", "Fotoğraf: Dere üzerindeki taş köprü"),
    subheadings=("İki aşamalı bir plan", "Balıkçılar ne bekliyor", "Yıllık rapordan rakamlar"),
    openings=(
        "Belediye meclisi başkanı salı günü düzenlediği basın toplantısında ",
        "Liman müdürü Edibe Koran kendisini dinlemeye gelen mahalle sakinlerine ",
        "Geçen ay meclise sunulan raporu hazırlayan uzmanlar bütün üyelere ",
        "Komisyonun sözcüsü bu gazeteye yaptığı açıklamada ve daha sonra yazılı olarak ",
        "İncelemeyi yürüten mühendis Tahsin Veli okul salonundaki toplantıda ",
        "Belediye başkanı bölge yönetimine gönderdiği uzun bir mektupta ",
        "İstatistik kurumu bu hafta yayımladığı rakamlara dayanarak ",
        "Derneğin kurucuları arasında olan emekli öğretmen Zeliha Ak ise ",
    ),
    clauses=(
        "işlerin bunun için ayrılan paradan daha fazlasına mal olmayacağını",
        "sahada çalışan işçi sayısının kırktan yetmişe çıktığını",
        "kıyı yolunu kaplayan suyun evlere hiçbir zaman ulaşmadığını",
        "küçük dükkân sahiplerine faizsiz kredi verildiğini",
        "balıkçıların kuzey rıhtımındaki eski yerlerini geri alacağını",
        "mahalledeki üç okulun çalışmalar boyunca açık kalacağını",
        "ağır kamyon trafiğinin ilkbahardan bu yana yarıya indiğini",
        "kıyıda kesilen ağaçların sonbaharda yeniden dikileceğini",
        "yeni otobüs hattının uzak köyleri şehirdeki pazara bağladığını",
        "bekçi ve rehberlerin ücretinin bilet gelirlerinden ödeneceğini",
        "eski haritalarda kimsenin bilmediği bir yer altı geçidi bulunduğunu",
        "bu yılki ürünün son üç yıla göre çok daha iyi olduğunu",
    ),
    endings=(
        " söyledi, ancak son kararı yine de maliye komisyonu verecek.",
        " açıkladı ve ilk ödemenin de projenin hesabına geçtiğini ekledi.",
        " anlattı, ama bazı sakinler hâlâ yazılı bir yanıt bekliyor.",
        " bildirdi; bu sonuca iki taraf arasında aylar süren görüşmelerle varıldı.",
        " belirtti, öte yandan diğer yarıdaki çalışma ay sonuna kadar sürecek.",
        " söyledi ve ekledi: “Hiçbirimiz bunun bu kadar çabuk olacağını düşünmemiştik.”",
        " duyurdu, kapanmadan zarar gören esnaf da bunu memnuniyetle karşıladı.",
        " dile getirdi, iki meclis üyesi ise düşünmek için daha fazla süre istedi.",
    ),
    read_also=("Ayrıca okuyun: ", "Bunu da okuyun: "),
    stories=(
        "Tuz Vadisi'nde yeni sardalya fabrikası kapılarını açtı",
        "Kum fırtınası havalimanını üç saat kapattı",
        "Genç takım ilk kez il kupasını kazandı",
        "Araştırmacılar kale yakınında nadir sikkeler buldu",
        "Zeytin fiyatları sezonla birlikte yükseldi",
        "Dağ köylerinin çocukları için gezici kütüphane",
    ),
    sources=("Kaynak: Sahil Gazetesi", "Kaynak: Danport Haber Ajansı", "Kaynak: AA"),
    tags=("Etiketler: köprü, belediye, onarım", "Anahtar kelimeler: liman, balıkçılık, adalar", "Etiketler: müze, fener"),
    related=("İlgili haberler", "En çok okunanlar", "Bunlar da ilginizi çekebilir", "Diğer haberler"),
    shares=("Paylaş", "Bağlantıyı kopyala", "Facebook Twitter WhatsApp"),
    newsletters=("Bültene abone ol", "E-bültenimize abone olun"),
    copyrights=("© 2021 Tüm hakları saklıdır", "Tüm hakları saklıdır"),
)

_CHINESE = Parts(
    kickers=("社会", "财经", "文化"),
    topics=(
        ("老石桥入冬前重新开放", "老石桥经过两年的修缮，将在入冬前重新开放"),
        ("渡轮公司新增前往群岛的夜间航班", "渡轮公司从五月第一周起新增前往群岛的夜间航班"),
        ("渔业学校在旧海关大楼开设工坊", "渔业学校将在码头边的旧海关大楼开设一间工坊"),
        ("灯塔博物馆游客人数创下新高", "灯塔博物馆在一个季度里游客人数创下新高"),
    ),
    decks=("山谷里的居民等这个决定等了两年，镇议会如今承诺给出清楚的时间表", "一个小小的项目正在改变东岸几个村庄的生活"),
    bylines=("作者：林晓岚", "记者 陈望舒", "文/周知行"),
    dates=("2019年5月14日 星期二", "发布时间：2021年9月3日", "2018-02-27 10:45"),
    captions=("图为山谷上的老石桥", "资料图：码头上的修缮工地", "图片来源：镇档案馆"),
    subheadings=("分两步走的方案", "渔民在等什么", "年度报告里的数字"),
    openings=(
        "镇议会在星期二举行的新闻发布会上表示，",
        "港务负责人柯伊蒂在居民代表面前说，",
        "上个月提交给议员们的一份报告指出，",
        "委员会的一位发言人向本报证实，",
        "主持这次检查的工程师魏托马解释说，",
        "在学校礼堂参加会议的人们得知，",
        "镇长在写给省里的一封信中提到，",
        "统计部门本周公布的数字显示，",
    ),
    clauses=(
        "这项工程的花费不会超过原先预留的那笔款项",
        "工地上的工人已经从四十人增加到七十人",
        "漫过海滨公路的积水始终没有流进居民的房子",
        "附近的小店主都已经拿到了一笔无息贷款",
        "渔民们将重新得到他们在北码头的老泊位",
        "附近的三所学校在施工期间都会照常上课",
        "重型卡车的数量从春天到现在已经减少了一半",
        "河岸上被砍掉的那些树会在秋天重新种上",
        "新开的公交线路把偏远的村庄和镇上的集市连了起来",
        "看守和讲解员的工资将从门票收入中支付",
        "旧地图上有一条谁也不知道的地下通道",
        "今年的收成比过去三年里的任何一年都要好",
    ),
    endings=(
        "，不过最后的决定还要由财务委员会来做。",
        "，而且第一笔钱已经到了这个项目的账上。",
        "，但是有一些居民还在等一份书面的答复。",
        "，这是双方几个月来反复商量的结果。",
        "，与此同时另一半的工程要到月底才能完成。",
        "，并且补充说：“我们谁也没有想到会这么快。”",
        "，那些因为封路而受到影响的商户对此表示欢迎。",
        "，不过有两位议员希望能有更多的时间来考虑。",
    ),
    read_also=("延伸阅读：", "推荐阅读：", "相关阅读："),
    stories=(
        "盐谷新建的沙丁鱼罐头厂正式开工",
        "沙尘暴迫使绿洲机场关闭三个小时",
        "青年队第一次捧起全县杯赛的奖杯",
        "研究人员在城堡附近发现稀有钱币",
        "橄榄价格随着新季到来上涨",
        "流动图书馆开进山里的孩子中间",
    ),
    sources=("来源：海岸日报", "来源：丹港通讯社", "文章来源：海岸日报"),
    tags=("标签：石桥 议会 修缮", "关键词：港口，渔业，群岛", "标签：博物馆 灯塔"),
    related=("相关新闻", "推荐阅读", "热门文章", "相关阅读"),
    shares=("分享", "复制链接", "分享到微信 微博"),
    newsletters=("订阅我们的电子报", "订阅电子报"),
    copyrights=("版权所有 © 2021", "版权所有，未经许可不得转载"),
    blank="",
)

PARTS: Mapping[str, Parts] = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "de": _GERMAN,
    "fa": _PERSIAN,
    "ur": _URDU,
    "ru": _RUSSIAN,
    "tr": _TURKISH,
    "zh": _CHINESE,
}
"""The parts by language code."""
