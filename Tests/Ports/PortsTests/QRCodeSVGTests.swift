import Ports
import Testing

@Suite struct QRCodeSVGTests {
  @Test func `every dark run of a row is one piece of the path, within a quiet zone of four`() {
    let modules = QRModules(size: 3, dark: [true, true, false, false, false, false, true, false, true])
    #expect(
      modules.svg == """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 11 11" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h11v11H0z"/>\
        <path d="M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z"/></svg>
        """)
  }

  @Test func `a code without dark modules is an empty path`() {
    #expect(QRModules(size: 1, dark: [false]).svg.hasSuffix(#"<path d=""/></svg>"#))
  }
}
