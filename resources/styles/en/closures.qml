<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="1" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="halfhour">
   <rule filter="coalesce(&quot;valid_from&quot;, '') &lt; format_date(coalesce(to_date(@halfhour_day), to_date(now())), 'yyyy-MM-dd') || 'T24' and coalesce(&quot;valid_until&quot;, '9') > format_date(coalesce(to_date(@halfhour_day), to_date(now())), 'yyyy-MM-dd') || 'T00:00'" key="halfhour-0" label="Road closed" symbol="0"></rule>
   <rule filter="not (coalesce(&quot;valid_from&quot;, '') &lt; format_date(coalesce(to_date(@halfhour_day), to_date(now())), 'yyyy-MM-dd') || 'T24' and coalesce(&quot;valid_until&quot;, '9') > format_date(coalesce(to_date(@halfhour_day), to_date(now())), 'yyyy-MM-dd') || 'T00:00')" key="halfhour-1" label="Road closed on another day" symbol="1"></rule>
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value=""></Option>
      <Option name="properties"></Option>
      <Option name="type" type="QString" value="collection"></Option>
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="flat"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="255,255,255,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="1.852"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="0"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
     <prop k="align_dash_pattern" v="0"></prop>
     <prop k="capstyle" v="flat"></prop>
     <prop k="customdash" v="5;2"></prop>
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="customdash_unit" v="MM"></prop>
     <prop k="dash_pattern_offset" v="0"></prop>
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="dash_pattern_offset_unit" v="MM"></prop>
     <prop k="draw_inside_polygon" v="0"></prop>
     <prop k="joinstyle" v="bevel"></prop>
     <prop k="line_color" v="255,255,255,255"></prop>
     <prop k="line_style" v="solid"></prop>
     <prop k="line_width" v="1.852"></prop>
     <prop k="line_width_unit" v="MM"></prop>
     <prop k="offset" v="0"></prop>
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="offset_unit" v="MM"></prop>
     <prop k="ring_filter" v="0"></prop>
     <prop k="trim_distance_end" v="0"></prop>
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_end_unit" v="MM"></prop>
     <prop k="trim_distance_start" v="0"></prop>
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_start_unit" v="MM"></prop>
     <prop k="tweak_dash_pattern_on_corners" v="0"></prop>
     <prop k="use_custom_dash" v="0"></prop>
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""></Option>
       <Option name="properties"></Option>
       <Option name="type" type="QString" value="collection"></Option>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="flat"></Option>
      <Option name="customdash" type="QString" value="1.852;1.323"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="156,13,31,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="1.323"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="1"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
     <prop k="align_dash_pattern" v="0"></prop>
     <prop k="capstyle" v="flat"></prop>
     <prop k="customdash" v="1.852;1.323"></prop>
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="customdash_unit" v="MM"></prop>
     <prop k="dash_pattern_offset" v="0"></prop>
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="dash_pattern_offset_unit" v="MM"></prop>
     <prop k="draw_inside_polygon" v="0"></prop>
     <prop k="joinstyle" v="bevel"></prop>
     <prop k="line_color" v="156,13,31,255"></prop>
     <prop k="line_style" v="solid"></prop>
     <prop k="line_width" v="1.323"></prop>
     <prop k="line_width_unit" v="MM"></prop>
     <prop k="offset" v="0"></prop>
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="offset_unit" v="MM"></prop>
     <prop k="ring_filter" v="0"></prop>
     <prop k="trim_distance_end" v="0"></prop>
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_end_unit" v="MM"></prop>
     <prop k="trim_distance_start" v="0"></prop>
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_start_unit" v="MM"></prop>
     <prop k="tweak_dash_pattern_on_corners" v="0"></prop>
     <prop k="use_custom_dash" v="1"></prop>
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""></Option>
       <Option name="properties"></Option>
       <Option name="type" type="QString" value="collection"></Option>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="MarkerLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="average_angle_length" type="QString" value="4"></Option>
      <Option name="average_angle_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="average_angle_unit" type="QString" value="MM"></Option>
      <Option name="interval" type="QString" value="3"></Option>
      <Option name="interval_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="interval_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_along_line" type="QString" value="0"></Option>
      <Option name="offset_along_line_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_along_line_unit" type="QString" value="MM"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="placement" type="QString" value="centralpoint"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="rotate" type="QString" value="0"></Option>
     </Option>
     <prop k="average_angle_length" v="4"></prop>
     <prop k="average_angle_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="average_angle_unit" v="MM"></prop>
     <prop k="interval" v="3"></prop>
     <prop k="interval_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="interval_unit" v="MM"></prop>
     <prop k="offset" v="0"></prop>
     <prop k="offset_along_line" v="0"></prop>
     <prop k="offset_along_line_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="offset_along_line_unit" v="MM"></prop>
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="offset_unit" v="MM"></prop>
     <prop k="placement" v="centralpoint"></prop>
     <prop k="ring_filter" v="0"></prop>
     <prop k="rotate" v="0"></prop>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""></Option>
       <Option name="properties" type="Map">
        <Option name="enabled" type="Map">
         <Option name="active" type="bool" value="true"></Option>
         <Option name="expression" type="QString" value="@map_scale &lt; 60000 or num_geometries($geometry) &lt; 4"></Option>
         <Option name="type" type="int" value="3"></Option>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"></Option>
      </Option>
     </data_defined_properties>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@0@2" type="marker">
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value=""></Option>
        <Option name="properties"></Option>
        <Option name="type" type="QString" value="collection"></Option>
       </Option>
      </data_defined_properties>
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="angle" type="QString" value="0"></Option>
        <Option name="cap_style" type="QString" value="square"></Option>
        <Option name="color" type="QString" value="156,13,31,255"></Option>
        <Option name="horizontal_anchor_point" type="QString" value="1"></Option>
        <Option name="joinstyle" type="QString" value="bevel"></Option>
        <Option name="name" type="QString" value="circle"></Option>
        <Option name="offset" type="QString" value="0,0"></Option>
        <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="offset_unit" type="QString" value="MM"></Option>
        <Option name="outline_color" type="QString" value="255,255,255,255"></Option>
        <Option name="outline_style" type="QString" value="solid"></Option>
        <Option name="outline_width" type="QString" value="0.397"></Option>
        <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="outline_width_unit" type="QString" value="MM"></Option>
        <Option name="scale_method" type="QString" value="diameter"></Option>
        <Option name="size" type="QString" value="3.704"></Option>
        <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="size_unit" type="QString" value="MM"></Option>
        <Option name="vertical_anchor_point" type="QString" value="1"></Option>
       </Option>
       <prop k="angle" v="0"></prop>
       <prop k="cap_style" v="square"></prop>
       <prop k="color" v="156,13,31,255"></prop>
       <prop k="horizontal_anchor_point" v="1"></prop>
       <prop k="joinstyle" v="bevel"></prop>
       <prop k="name" v="circle"></prop>
       <prop k="offset" v="0,0"></prop>
       <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="offset_unit" v="MM"></prop>
       <prop k="outline_color" v="255,255,255,255"></prop>
       <prop k="outline_style" v="solid"></prop>
       <prop k="outline_width" v="0.397"></prop>
       <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="outline_width_unit" v="MM"></prop>
       <prop k="scale_method" v="diameter"></prop>
       <prop k="size" v="3.704"></prop>
       <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="size_unit" v="MM"></prop>
       <prop k="vertical_anchor_point" v="1"></prop>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""></Option>
         <Option name="properties"></Option>
         <Option name="type" type="QString" value="collection"></Option>
        </Option>
       </data_defined_properties>
      </layer>
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="angle" type="QString" value="90"></Option>
        <Option name="cap_style" type="QString" value="square"></Option>
        <Option name="color" type="QString" value="255,0,0,255"></Option>
        <Option name="horizontal_anchor_point" type="QString" value="1"></Option>
        <Option name="joinstyle" type="QString" value="bevel"></Option>
        <Option name="name" type="QString" value="line"></Option>
        <Option name="offset" type="QString" value="0,0"></Option>
        <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="offset_unit" type="QString" value="MM"></Option>
        <Option name="outline_color" type="QString" value="255,255,255,255"></Option>
        <Option name="outline_style" type="QString" value="solid"></Option>
        <Option name="outline_width" type="QString" value="0.794"></Option>
        <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="outline_width_unit" type="QString" value="MM"></Option>
        <Option name="scale_method" type="QString" value="diameter"></Option>
        <Option name="size" type="QString" value="2.223"></Option>
        <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="size_unit" type="QString" value="MM"></Option>
        <Option name="vertical_anchor_point" type="QString" value="1"></Option>
       </Option>
       <prop k="angle" v="90"></prop>
       <prop k="cap_style" v="square"></prop>
       <prop k="color" v="255,0,0,255"></prop>
       <prop k="horizontal_anchor_point" v="1"></prop>
       <prop k="joinstyle" v="bevel"></prop>
       <prop k="name" v="line"></prop>
       <prop k="offset" v="0,0"></prop>
       <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="offset_unit" v="MM"></prop>
       <prop k="outline_color" v="255,255,255,255"></prop>
       <prop k="outline_style" v="solid"></prop>
       <prop k="outline_width" v="0.794"></prop>
       <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="outline_width_unit" v="MM"></prop>
       <prop k="scale_method" v="diameter"></prop>
       <prop k="size" v="2.223"></prop>
       <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="size_unit" v="MM"></prop>
       <prop k="vertical_anchor_point" v="1"></prop>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""></Option>
         <Option name="properties"></Option>
         <Option name="type" type="QString" value="collection"></Option>
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value=""></Option>
      <Option name="properties"></Option>
      <Option name="type" type="QString" value="collection"></Option>
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="round"></Option>
      <Option name="customdash" type="QString" value="0.529;1.323"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="line_color" type="QString" value="138,143,152,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="0.794"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="1"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
     <prop k="align_dash_pattern" v="0"></prop>
     <prop k="capstyle" v="round"></prop>
     <prop k="customdash" v="0.529;1.323"></prop>
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="customdash_unit" v="MM"></prop>
     <prop k="dash_pattern_offset" v="0"></prop>
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="dash_pattern_offset_unit" v="MM"></prop>
     <prop k="draw_inside_polygon" v="0"></prop>
     <prop k="joinstyle" v="round"></prop>
     <prop k="line_color" v="138,143,152,255"></prop>
     <prop k="line_style" v="solid"></prop>
     <prop k="line_width" v="0.794"></prop>
     <prop k="line_width_unit" v="MM"></prop>
     <prop k="offset" v="0"></prop>
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="offset_unit" v="MM"></prop>
     <prop k="ring_filter" v="0"></prop>
     <prop k="trim_distance_end" v="0"></prop>
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_end_unit" v="MM"></prop>
     <prop k="trim_distance_start" v="0"></prop>
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <prop k="trim_distance_start_unit" v="MM"></prop>
     <prop k="tweak_dash_pattern_on_corners" v="0"></prop>
     <prop k="use_custom_dash" v="1"></prop>
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""></Option>
       <Option name="properties"></Option>
       <Option name="type" type="QString" value="collection"></Option>
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;reason&quot; || if(coalesce(replace(&quot;valid_from&quot;, 'T', ' '), '') || '–' || coalesce(replace(&quot;valid_until&quot;, 'T', ' '), '') = '–', '', ' ' || coalesce(replace(&quot;valid_from&quot;, 'T', ' '), '') || '–' || coalesce(replace(&quot;valid_until&quot;, 'T', ' '), ''))" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="8" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="75" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="" previewBkgrdColor="255,255,255,255" textColor="156,13,31,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
    <families>
     <family name="Noto Sans CJK SC"></family>
     <family name="Source Han Sans SC"></family>
     <family name="Microsoft YaHei"></family>
     <family name="PingFang SC"></family>
     <family name="SimHei"></family>
    </families>
    <text-buffer bufferBlendMode="0" bufferColor="255,255,255,230" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.59999999999999998" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM"></text-buffer>
    <text-mask maskEnabled="0" maskJoinStyle="128" maskOpacity="1" maskSize="1.5" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskType="0" maskedSymbolLayers=""></text-mask>
    <background shapeBlendMode="0" shapeBorderColor="128,128,128,255" shapeBorderWidth="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidthUnit="MM" shapeDraw="0" shapeFillColor="255,255,255,255" shapeJoinStyle="64" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeOffsetUnit="MM" shapeOffsetX="0" shapeOffsetY="0" shapeOpacity="1" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeRadiiUnit="MM" shapeRadiiX="0" shapeRadiiY="0" shapeRotation="0" shapeRotationType="0" shapeSVGFile="" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeSizeType="0" shapeSizeUnit="MM" shapeSizeX="0" shapeSizeY="0" shapeType="0">
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="fillSymbol" type="fill">
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value=""></Option>
        <Option name="properties"></Option>
        <Option name="type" type="QString" value="collection"></Option>
       </Option>
      </data_defined_properties>
      <layer class="SimpleFill" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="color" type="QString" value="255,255,255,255"></Option>
        <Option name="joinstyle" type="QString" value="bevel"></Option>
        <Option name="offset" type="QString" value="0,0"></Option>
        <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="offset_unit" type="QString" value="MM"></Option>
        <Option name="outline_color" type="QString" value="128,128,128,255"></Option>
        <Option name="outline_style" type="QString" value="no"></Option>
        <Option name="outline_width" type="QString" value="0"></Option>
        <Option name="outline_width_unit" type="QString" value="MM"></Option>
        <Option name="style" type="QString" value="solid"></Option>
       </Option>
       <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="color" v="255,255,255,255"></prop>
       <prop k="joinstyle" v="bevel"></prop>
       <prop k="offset" v="0,0"></prop>
       <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="offset_unit" v="MM"></prop>
       <prop k="outline_color" v="128,128,128,255"></prop>
       <prop k="outline_style" v="no"></prop>
       <prop k="outline_width" v="0"></prop>
       <prop k="outline_width_unit" v="MM"></prop>
       <prop k="style" v="solid"></prop>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""></Option>
         <Option name="properties"></Option>
         <Option name="type" type="QString" value="collection"></Option>
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </background>
    <shadow shadowBlendMode="6" shadowColor="0,0,0,255" shadowDraw="0" shadowOffsetAngle="135" shadowOffsetDist="1" shadowOffsetGlobal="1" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetUnit="MM" shadowOpacity="0.69999999999999996" shadowRadius="1.5" shadowRadiusAlphaOnly="0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowRadiusUnit="MM" shadowScale="100" shadowUnder="0"></shadow>
    <dd_properties>
     <Option type="Map">
      <Option name="name" type="QString" value=""></Option>
      <Option name="properties"></Option>
      <Option name="type" type="QString" value="collection"></Option>
     </Option>
    </dd_properties>
    <substitutions></substitutions>
   </text-style>
   <text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="3" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol=">" useMaxLineLengthForAutoWrap="1" wrapChar=""></text-format>
   <placement centroidInside="0" centroidWhole="0" dist="0" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="0" offsetUnits="MM" overrunDistance="60" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="3" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="9" quadOffset="4" repeatDistance="200" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0"></placement>
   <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="1" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="200000" scaleMin="0" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0"></rendering>
   <dd_properties>
    <Option type="Map">
     <Option name="name" type="QString" value=""></Option>
     <Option name="properties"></Option>
     <Option name="type" type="QString" value="collection"></Option>
    </Option>
   </dd_properties>
   </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>1</layerGeometryType>
</qgis>
