import Admission
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::1", "0:0:0:0:0:0:0:1"),
    ("[2001:DB8::1]", "2001:db8:0:0:0:0:0:1"), ("::", "0:0:0:0:0:0:0:0"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("64:ff9b::1.2.3.4", "64:ff9b:0:0:0:0:102:304"),
  ])
  func `numeric forms are read`(text: String, shown: String) {
    #expect(IPAddress(text)?.description == shown)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4:80", "example.org", "1::2::3",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7", "12345::", "::g", "fe80::1%eth0", "1.2.3.4::", ":1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:", "::1.2.3", "[::1", " 1.2.3.4", "1..3.4",
  ])
  func `everything else is no address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
    ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false), ("0.0.0.0/0", "1.2.3.4", true),
    ("0.0.0.0/0", "::1", false), ("::/0", "1.2.3.4", true), ("10.0.0.0/8", "::ffff:10.1.1.1", true),
    ("2001:db8::/65", "2001:db8::8000:0:0:0", false),
  ])
  func `ranges hold what their prefix says`(range: String, address: String, inside: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(try range.contains(#require(IPAddress(address))) == inside)
  }

  @Test(arguments: ["10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "x/8", "10.0.0.0/8/8", "10.0.0.0/+8"])
  func `a bad range is refused`(text: String) { #expect(AddressRange(text) == nil) }

  @Test(arguments: [
    ("203.0.113.9", ["1.1.1.1"], "203.0.113.9"),
    ("127.0.0.1", ["198.51.100.7"], "198.51.100.7"),
    ("127.0.0.1", ["6.6.6.6, 198.51.100.7"], "198.51.100.7"),
    ("127.0.0.1", ["6.6.6.6, 198.51.100.7, 10.0.0.5"], "198.51.100.7"),
    ("127.0.0.1", ["198.51.100.7", "10.0.0.5"], "198.51.100.7"),
    ("127.0.0.1", ["rubbish"], "127.0.0.1"),
    ("127.0.0.1", ["6.6.6.6, rubbish, 10.0.0.5"], "10.0.0.5"),
    ("127.0.0.1", [], "127.0.0.1"),
    ("127.0.0.1", [""], "127.0.0.1"),
  ])
  func `the client stands behind the trusted hops`(peer: String, header: [String], client: String) throws {
    let trusted = try ["127.0.0.0/8", "10.0.0.0/8"].map { try #require(AddressRange($0)) }
    let found = try ForwardedAddress.client(
      peer: #require(IPAddress(peer)), forwardedFor: header, trusted: trusted)
    #expect(found.description == client)
  }
}
