import Base
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of RFC 4648 hold both ways, padded or not`(plain: String, coded: String) {
    #expect(Base64.encode([UInt8](plain.utf8)) == coded)
    #expect(Base64.decode(coded) == [UInt8](plain.utf8))
    let bare = coded.filter { $0 != "=" }
    #expect(Base64.encode([UInt8](plain.utf8), padding: false) == bare)
    #expect(Base64.decode(bare) == [UInt8](plain.utf8))
  }

  @Test func `the alphabets differ in two digits and do not mix`() {
    #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == "+/+/")
    #expect(Base64.encode([0xFB, 0xFF, 0xBF], .url) == "-_-_")
    #expect(Base64.decode("-_-_") == nil)
    #expect(Base64.decode("+/+/", .url) == nil)
  }

  @Test(arguments: ["A", "A===", "AA=", "Zh==", "Zm9=", "Zm9v=", "Zm 9v", "Zm9v\n", "=", "====", "Zg==Zg=="])
  func `what no encoder writes is refused`(text: String) { #expect(Base64.decode(text) == nil) }

  @Test func `every byte survives`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count * 11) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Base64.decode(Base64.encode(bytes, .url, padding: false), .url) == bytes)
    }
  }
}
