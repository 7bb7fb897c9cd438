import Accounts
import Testing

@Suite struct AccountRulesTests {
  @Test(arguments: ["ann", "Ann.B-c_d+e@example.org", "1st", String(repeating: "a", count: 64)])
  func `a login is letters, digits and a few marks`(text: String) throws {
    #expect(try Login(text).text == text)
  }

  @Test(arguments: [
    "", "ab", String(repeating: "a", count: 65), "ann bee", "änn", ".ann", "an\u{0}n", "ann'--", "аnn", "@ann",
  ])
  func `anything else is no login`(text: String) {
    #expect(throws: AccountRefusal.loginInvalid) { try Login(text) }
  }

  @Test func `logins are one without regard to case`() throws {
    #expect(try Login("Ann").key == Login("aNN").key)
  }

  @Test(arguments: [
    ("short pass", nil), ("correct horse", nil), ("中文密码也可以用十个字", nil),
    ("ninechars", AccountRefusal.passwordTooShort), ("", .passwordTooShort),
    (String(repeating: "ab cd", count: 26), .passwordTooLong),
    (String(repeating: "👩‍👩‍👧‍👦", count: 30), .passwordTooLong),
    ("password123", .passwordCommon), ("PassWord123", .passwordCommon), ("1234567890", .passwordCommon),
    ("9876543210", .passwordCommon), ("abcdefghijk", .passwordCommon), ("aaaaaaaaaaaa", .passwordCommon),
    ("qwertyuiop", .passwordCommon), ("ababababab", .passwordCommon), ("woaini1314", .passwordCommon),
    ("my-annabel-secret", .passwordContainsLogin), ("xANNABELxxxxx", .passwordContainsLogin),
  ] as [(String, AccountRefusal?)])
  func `passwords are long, uncommon and not the login`(text: String, refusal: AccountRefusal?) throws {
    let login = try Login("annabel")
    if let refusal {
      #expect(throws: refusal) { try NewPassword(text, for: login) }
    } else {
      let password = try NewPassword(text, for: login)
      #expect(password.text == text)
      #expect(!"\(password)".contains(text))
    }
  }

  @Test(arguments: [
    ("Ann", "Ann"), ("  Ann Bee ", "Ann Bee"), ("王小明", "王小明"), ("👩‍👩‍👧", "👩‍👩‍👧"), (String(repeating: "x", count: 65), nil),
    ("", nil), ("   ", nil), ("a\nb", nil), ("a\u{0}", nil), ("a\u{202E}b", nil), ("\u{200B}", nil), ("a\u{2028}b", nil),
  ] as [(String, String?)])
  func `a display name is visible text`(text: String, shown: String?) throws {
    if let shown {
      #expect(try DisplayName(text).text == shown)
    } else {
      #expect(throws: AccountRefusal.displayNameInvalid) { try DisplayName(text) }
    }
  }

  @Test func `everybody is a buyer and roles are sorted once`() throws {
    #expect(try Role.list([]) == [.buyer])
    #expect(try Role.list(["operator", "organiser", "operator"]) == [.buyer, .operator, .organiser])
    #expect(throws: AccountRefusal.roleUnknown("king")) { try Role.list(["king"]) }
  }

  @Test(arguments: [
    AccountRefusal.loginInvalid, .displayNameInvalid, .languageInvalid, .passwordTooShort, .passwordTooLong,
    .passwordCommon, .passwordContainsLogin, .roleUnknown("x"), .actionInvalid, .loginTaken, .requestReused,
    .credentialsWrong, .tooManyFailures(retryAfter: .seconds(1)), .refreshTokenInvalid, .accountNotFound, .lastOperator,
  ])
  func `every refusal has a reason and says what to do`(refusal: AccountRefusal) {
    #expect(refusal.reason.utf8.allSatisfy { (65...90).contains($0) || $0 == 95 })
    #expect(refusal.explanation.hasSuffix("."))
  }
}
