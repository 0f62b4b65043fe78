namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>How well a page's texts stand out from what is behind them.</summary>
internal static class Contrast
{
    /// <summary>
    /// An expression: texts whose contrast is below 4.5, what WCAG 2 wants at level AA of text of any size. Colours are asked of
    /// the browser as it draws them; backgrounds are plain here, so the first one on the way up counts.
    /// </summary>
    public const string Poor = """
        (() => {
          const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = colour => {
            pixel.clearRect(0, 0, 1, 1);
            pixel.fillStyle = colour;
            pixel.fillRect(0, 0, 1, 1);
            return pixel.getImageData(0, 0, 1, 1).data;
          };
          const luminance = colour => [.2126, .7152, .0722].reduce((sum, weight, i) => {
            const part = colour[i] / 255;
            return sum + weight * (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
          }, 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              if (colour[3] === 255) return colour;
            }
            return rgba("canvas");
          };
          const poor = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let seen = 0;
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("script")) continue;
            seen++;
            const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
            const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (contrast < 4.5) poor.add(`${contrast.toFixed(2)} ${element.tagName}.${element.className}: ${texts.currentNode.data.trim()}`);
          }
          return seen > 50 ? [...poor] : ["only " + seen + " texts were looked at"];
        })()
        """;
}
