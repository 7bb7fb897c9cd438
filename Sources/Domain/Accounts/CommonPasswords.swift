/// The passwords that guessing starts with: those of at least `AccountRules.passwordMinimum`
/// characters, for shorter ones are refused anyway.
enum CommonPasswords {
  /// Whether a lowercase password is common: in the list, one character over and over, or a walk
  /// along the digits, the alphabet or the keyboard, forwards or backwards.
  static func contains(_ password: String) -> Bool {
    if list.contains(password) || Set(password).count <= 2 { return true }
    return walks.contains { $0.contains(password) }
  }

  private static let walks: [String] = {
    let rows = [
      "01234567890123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
      "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop[]", "asdfghjkl;'", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb",
      "qazwsxedcrfvtgbyhnujm", "!@#$%^&*()", "azertyuiopqsdfghjklm", "qwertzuiopasdfghjkl",
    ]
    return rows + rows.map { String($0.reversed()) }
  }()

  private static let list: Set<String> = [
    "password12", "password123", "password1234", "password12345", "password123456", "password1!",
    "password12!", "password123!", "password01", "password00", "passwordpassword", "passw0rd123",
    "p@ssw0rd123", "p@ssword123", "p@ssw0rd12", "password2020", "password2021", "password2022",
    "password2023", "password2024", "password2025", "password2026", "mypassword", "mypassword1",
    "mypassword123", "thepassword", "newpassword", "newpassword1", "yourpassword", "nopassword",
    "changeme123", "changeme12", "changeme1234", "letmein123", "letmein1234", "letmein12345",
    "letmeinnow", "welcome123", "welcome1234", "welcome12345", "welcome2023", "welcome2024",
    "welcome2025", "welcome2026", "welcome123!", "qwerty1234", "qwerty12345", "qwerty123456",
    "qwerty123!", "qwertyqwerty", "qwertyuiop1", "qwertyuiop123", "asdfghjkl1", "asdfasdfasdf",
    "asdf123456", "zxcvbnm123", "zaq12wsxcde3", "1q2w3e4r5t", "1qaz2wsx3edc", "1qazxsw23edc",
    "q1w2e3r4t5", "q1w2e3r4t5y6", "abc1234567", "abcd123456", "abcd12345678", "abc123456789",
    "abcdef1234", "abcdef123456", "abcabcabc1", "aa12345678", "a123456789", "a1234567890",
    "a12345678910", "123456789a", "123456789q", "12345678910", "123456789123", "1234567891",
    "12345678900", "123123123123", "1231231231", "123qweasdzxc", "123qwe123qwe", "qwe123qwe123",
    "1122334455", "112233445566", "11223344556677", "1212121212", "1313131313", "147258369",
    "1472583690", "147258369a", "159357159357", "3141592653", "31415926535", "5201314520",
    "5201314521", "woaini1314", "woaini520", "woaini5201314", "woaiwojia1", "woaini123456",
    "wang123456", "zhang123456", "li123456789", "qq123456789", "qq1234567890", "asd123456789",
    "iloveyou12", "iloveyou123", "iloveyou1234", "iloveyou123!", "iloveyou2", "iloveyou22",
    "iloveyou!!", "iloveyou1!", "ilovemyself", "sunshine12", "sunshine123", "sunshine1234",
    "princess12", "princess123", "princess1234", "football12", "football123", "football1234",
    "baseball12", "baseball123", "basketball", "basketball1", "basketball23", "superman12",
    "superman123", "batman12345", "spiderman1", "spiderman123", "pokemon123", "pokemon1234",
    "starwars12", "starwars123", "dragonball", "dragonball1", "dragonballz", "dragon1234",
    "monkey1234", "michael123", "jordan2323", "charlie123", "jessica123", "jennifer123",
    "computer123", "internet123", "administrator", "administrator1", "admin12345", "admin123456",
    "admin123456789", "adminadmin", "adminadmin1", "admin@1234", "admin@12345", "admin@123456",
    "administrador", "root123456", "rootroot12", "toor123456", "test123456", "test12345678",
    "testtest12", "testtest123", "testing1234", "testpassword", "guest12345", "user123456",
    "default123", "default1234", "secret1234", "secretsecret", "topsecret1", "trustno1234",
    "master1234", "masterkey1", "access1234", "whatever12", "whatever123", "forever123",
    "godisgood1", "jesuschrist", "jesus12345", "blessed123", "lovelove12", "loveyou123",
    "loveme1234", "fuckyou123", "fuckyou1234", "hello12345", "hello123456", "helloworld",
    "helloworld1", "helloworld123", "goodmorning", "goodbye123", "california", "california1",
    "australia1", "manchester", "manchester1", "manchesterunited", "liverpool1", "liverpool123",
    "liverpoolfc", "barcelona1", "barcelona10", "realmadrid1", "chelsea123", "arsenal123",
    "juventus123", "newyork123", "washington", "washington1", "chocolate1", "chocolate12",
    "strawberry", "strawberry1", "butterfly1", "butterfly12", "christmas1", "christmas25",
    "elizabeth1", "alexander1", "alexandra1", "christopher", "christopher1", "correcthorsebatterystaple",
    "summer2023", "summer2024", "summer2025", "summer2026", "winter2023", "winter2024", "winter2025",
    "winter2026", "spring2024", "spring2025", "spring2026", "autumn2024", "autumn2025", "autumn2026",
    "january2026", "company123", "company1234", "samsung123", "google1234", "facebook123",
    "microsoft1", "apple12345", "android123", "windows123", "windows1234", "minecraft1",
    "minecraft123", "fortnite123", "pa55word123", "pass123456", "pass1234567", "passpass12",
    "passport123", "qweasdzxc1", "qweasdzxc123", "qweqweqwe1", "zxczxczxc1", "aaaaaaaaa1",
    "aaaa111111", "111111aaaa", "000000000a", "1111111111a", "onsale1234", "onsale12345",
    "tickets123", "tickets1234", "ticket12345",
  ]
}
